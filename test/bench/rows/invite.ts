import { invite as inviteUseCase } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { installBetterAuth } from '../better-auth/install.ts';
import type { Finding } from '../finding.ts';
import { createDomain, INVITERS_AT_ONCE, inviteForm, newAddress } from '../inviting.ts';
import { populate, vacuum } from '../population.ts';
import { formatRate, measureRate } from '../rate.ts';
import { compareInTurns } from '../rounds.ts';
import type { RowContext } from '../row.ts';

const ORGANIZATIONS = 200;
const WGW_INVITATIONS = 800;
const BETTER_AUTH_INVITATIONS = 250;
const ROUNDS = 5;

/** The invite use case, its actor resolved, against Better Auth's `createInvitation` on the same server. */
export async function invite({ databases, defer }: RowContext): Promise<Finding[]> {
  await installBetterAuth();
  // Only now can it be loaded.
  const { createBetterAuth } = await import('../better-auth/better-auth.ts');
  const ours = await databases.create('migrated');
  defer(ours.close);
  const theirs = await databases.create('empty');
  defer(theirs.close);
  const actors = await populate(ours.pool, ORGANIZATIONS);
  const domain = createDomain(ours.pool);
  const betterAuth = await createBetterAuth(theirs.pool, ORGANIZATIONS);

  const compared = await compareInTurns(
    {
      prepare: () => Promise.all([vacuum(ours.pool), vacuum(theirs.pool)]),
      wgw: () =>
        measureRate(WGW_INVITATIONS, INVITERS_AT_ONCE, async (index) => {
          const actor = actors[index % ORGANIZATIONS];
          if (actor === undefined) throw new Error('Nobody is there to invite.');
          const [first] = await inviteUseCase(domain, actor, inviteForm([newAddress()]));
          if (first?.outcome !== 'invited') throw new Error(`The address was ${first?.outcome}.`);
        }),
      against: () =>
        measureRate(BETTER_AUTH_INVITATIONS, INVITERS_AT_ONCE, (index) =>
          betterAuth.invite(index % ORGANIZATIONS, newAddress()),
        ),
    },
    ROUNDS,
  );
  return [
    {
      what: `invitations, ${INVITERS_AT_ONCE} at a time, over ${ORGANIZATIONS} organizations`,
      wgw: formatRate(compared.wgw),
      against: `${formatRate(compared.against)}, Better Auth`,
      ratio: compared.ratio,
      goal: { atLeast: 6 },
    },
  ];
}
