import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { EMAILS_AT_ONCE } from '../../../src/tasks/start.ts';
import type { Finding } from '../finding.ts';
import { createDomain, inviteForm, newAddress } from '../inviting.ts';
import { populate, vacuum } from '../population.ts';
import { median } from '../rounds.ts';
import type { RowContext } from '../row.ts';
import { type Outside, startOutside } from '../servers/outside.ts';
import { startWgw } from '../servers/wgw.ts';

const INVITATIONS = 1000;
const MILLISECONDS_AN_EMAIL = 50;
const ROUNDS = 3;
const BEST = (INVITATIONS * MILLISECONDS_AN_EMAIL) / EMAILS_AT_ONCE;

/** A thousand invitations to the mailbox, against what the mail service alone takes for them. */
export async function mailbox({ databases, defer }: RowContext): Promise<Finding[]> {
  const database = await databases.create('migrated');
  defer(database.close);
  const outside = await startOutside(MILLISECONDS_AN_EMAIL);
  defer(outside.close);
  const actors = await populate(database.pool, 2 * ROUNDS);
  const domain = createDomain(database.pool);
  const wgw = await startWgw({ databaseUrl: database.url, outsideUrl: outside.url });
  defer(wgw.stop);

  const elapsed: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await vacuum(database.pool);
    elapsed.push(await inviteAndWait(domain, actors.slice(2 * round, 2 * round + 2), outside));
  }
  const took = median(elapsed);
  return [
    {
      what: `${INVITATIONS} invitations to the mailbox, ${MILLISECONDS_AN_EMAIL} ms an email`,
      wgw: formatSeconds(took),
      against: `${formatSeconds(BEST)}, ${EMAILS_AT_ONCE} at once`,
      ratio: took / BEST,
      goal: { atMost: 1.3 },
    },
  ];
}

/** Milliseconds from inviting, half of the addresses by each actor, to the last email. */
async function inviteAndWait(
  domain: DomainContext,
  actors: readonly Actor[],
  outside: Outside,
): Promise<number> {
  const lastEmail = outside.emailsAnswered(INVITATIONS);
  const start = performance.now();
  for (const actor of actors) {
    const addresses = Array.from({ length: INVITATIONS / actors.length }, newAddress);
    await invite(domain, actor, inviteForm(addresses));
  }
  return (await lastEmail) - start;
}

function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
