import type { Prisma } from '../../../src/database/generated/client.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { inviteStatement } from '../../../src/domain/invitations/lifecycle/invite-statement.ts';
import type { Finding } from '../finding.ts';
import { populateOrganizations, vacuum } from '../populate-organizations.ts';
import { formatRate, measureRate } from '../rate.ts';
import { compareInTurns } from '../rounds.ts';
import type { RowContext } from '../row.ts';
import { createDomain, INVITERS_AT_ONCE, inviteForm, newAddress } from '../use-case-inputs.ts';

const ORGANIZATIONS = 200;
const INVITATIONS = 800;
const ROUNDS = 5;

/** Compares the invite use case with its own SQL statement, sent as a named statement by the bare `pg` driver. */
export async function statement({ databases, defer }: RowContext): Promise<Finding[]> {
  const database = await databases.create('migrated');
  defer(database.close);
  const { pool } = database;
  const actors = await populateOrganizations(pool, ORGANIZATIONS);
  const domain = createDomain(pool);
  const actorOf = (index: number) => {
    const actor = actors[index % ORGANIZATIONS];
    if (actor === undefined) throw new Error('There is no actor.');
    return actor;
  };

  const compared = await compareInTurns(
    {
      prepare: () => vacuum(pool),
      wgw: () =>
        measureRate(INVITATIONS, INVITERS_AT_ONCE, (index) =>
          invite(domain, actorOf(index), inviteForm([newAddress()])),
        ),
      against: () =>
        measureRate(INVITATIONS, INVITERS_AT_ONCE, (index) => {
          const form = inviteForm([newAddress()]);
          const bare = { ...form, submissionId: form.viewId, now: domain.now() };
          const sql: Prisma.Sql = inviteStatement(domain, actorOf(index), bare);
          return pool.query({ name: 'bare', text: sql.text, values: sql.values });
        }),
    },
    ROUNDS,
  );
  return [
    {
      what: 'the same, against its own statement',
      wgw: formatRate(compared.wgw),
      against: `${formatRate(compared.against)}, bare pg`,
      ratio: compared.ratio,
      goal: { atLeast: 0.85 },
    },
  ];
}
