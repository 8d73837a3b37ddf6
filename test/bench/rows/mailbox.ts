import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { EMAILS_AT_ONCE } from '../../../src/tasks/start.ts';
import type { Finding } from '../finding.ts';
import { populateOrganizations, vacuum } from '../populate-organizations.ts';
import { median } from '../rounds.ts';
import type { RowContext } from '../row.ts';
import { type ServiceStubs, startServiceStubs } from '../servers/service-stubs.ts';
import { startWgw } from '../servers/wgw.ts';
import { createDomain, inviteForm, newAddress } from '../use-case-inputs.ts';

const INVITATIONS = 1000;
const MS_PER_EMAIL = 50;
const ROUNDS = 3;
const BEST = (INVITATIONS * MS_PER_EMAIL) / EMAILS_AT_ONCE;

/** Compares the time for a thousand invitations to reach the mailbox with the time that SendGrid alone needs. */
export async function mailbox({ databases, defer }: RowContext): Promise<Finding[]> {
  const database = await databases.create('migrated');
  defer(database.close);
  const services = await startServiceStubs(MS_PER_EMAIL);
  defer(services.close);
  const actors = await populateOrganizations(database.pool, 2 * ROUNDS);
  const domain = createDomain(database.pool);
  const wgw = await startWgw({ databaseUrl: database.url, servicesUrl: services.url });
  defer(wgw.stop);

  const elapsed: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await vacuum(database.pool);
    elapsed.push(await inviteAndWait(domain, actors.slice(2 * round, 2 * round + 2), services));
  }
  const took = median(elapsed);
  return [
    {
      what: `${INVITATIONS} invitations to the mailbox, ${MS_PER_EMAIL} ms an email`,
      wgw: formatSeconds(took),
      against: `${formatSeconds(BEST)}, ${EMAILS_AT_ONCE} at once`,
      ratio: took / BEST,
      goal: { atMost: 1.3 },
    },
  ];
}

/** Invites, with the addresses divided among the actors. Resolves with the milliseconds until the last email. */
async function inviteAndWait(
  domain: DomainContext,
  actors: readonly Actor[],
  services: ServiceStubs,
): Promise<number> {
  const lastEmail = services.emailsAnswered(INVITATIONS);
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
