import { invite as inviteUseCase } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { installBetterAuth } from '../better-auth/install.ts';
import type { Finding } from '../finding.ts';
import { populateOrganizations, vacuum } from '../populate-organizations.ts';
import { formatRate, measureRate } from '../rate.ts';
import { compareInTurns } from '../rounds.ts';
import type { RowContext } from '../row.ts';
import { createDomain, INVITERS_AT_ONCE, inviteForm, newAddress } from '../use-case-inputs.ts';

const ORGANIZATIONS = 200;
const WGW_INVITATIONS = 800;
const BETTER_AUTH_INVITATIONS = 250;
const ROUNDS = 5;

/** Compares the invite use case (with a known actor) with Better Auth's `createInvitation` on the same server. */
export async function invite({ databases, defer }: RowContext): Promise<Finding[]> {
  await installBetterAuth();
  // Imported after the installation.
  const { createBetterAuth } = await import('../better-auth/better-auth.ts');
  const ours = await databases.create('migrated');
  defer(ours.close);
  const theirs = await databases.create('empty');
  defer(theirs.close);
  const actors = await populateOrganizations(ours.pool, ORGANIZATIONS);
  const domain = createDomain(ours.pool);
  const betterAuth = await createBetterAuth(theirs.pool, ORGANIZATIONS);

  const compared = await compareInTurns(
    {
      prepare: () => Promise.all([vacuum(ours.pool), vacuum(theirs.pool)]),
      wgw: () =>
        measureRate(WGW_INVITATIONS, INVITERS_AT_ONCE, async (index) => {
          const actor = actors[index % ORGANIZATIONS];
          if (actor === undefined) throw new Error('There is no actor.');
          const [first] = await inviteUseCase(domain, actor, inviteForm([newAddress()]));
          if (first?.outcome !== 'invited')
            throw new Error(`The outcome for the address is ${first?.outcome}.`);
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
