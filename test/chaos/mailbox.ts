import type { BenchDatabases } from '../bench/database.ts';
import { linkIn } from '../simulator/sendgrid/mailbox.ts';
import type { Finding } from './checks.ts';
import { startDeployment, waitForTasks } from './deployment.ts';
import { pickFault, type Shares } from './pick-fault.ts';

const INVITATIONS = 500;
const AT_ONCE = 100;
const MAX_WAIT_MS = 600_000;

const shares: Shares = [
  [10, { status: 500 }],
  [10, { status: 429, retryAfter: 1 }],
  [10, { reset: true }],
  [10, { loseAnswer: true }],
  [1, { hang: true }],
];

/** Sends hundreds of invitations while SendGrid fails at random, in every way that the simulator has. */
export async function mailbox(replicaCount: number, databases: BenchDatabases): Promise<Finding[]> {
  const deployment = await startDeployment(await databases.create('migrated'), replicaCount);
  const { slack, sendgrid } = deployment;
  const faults = Array.from({ length: INVITATIONS * 5 }, () => pickFault(shares));
  try {
    for (const fault of faults) sendgrid.fails(fault);
    const addresses = Array.from({ length: INVITATIONS }, (_, n) => `m${n}@acme.com`);
    for (let from = 0; from < INVITATIONS; from += AT_ONCE) {
      deployment.connectToAny();
      const ada = slack.as('ada');
      while (ada.modal !== undefined) await ada.close();
      await ada.command('/wgw invite');
      await ada.seesModal('Email addresses');
      // The first command creates the organization.
      await deployment.pool.query('UPDATE organizations SET inviter_limit = $1', [INVITATIONS]);
      await ada.submit({ addresses: addresses.slice(from, from + AT_ONCE).join(' ') });
    }
    const left = await waitForTasks(deployment.pool, MAX_WAIT_MS);
    const { messages } = sendgrid.mailbox;
    const arrived = new Set(messages.map(({ to }) => to));
    const links = new Set(messages.map(linkIn));
    const taken = sendgrid.requests.length;
    const lost = faults.slice(0, taken).filter((fault) => 'loseAnswer' in fault).length;
    const twice = messages.length - arrived.size;
    return [
      {
        promise: `${INVITATIONS} invitations with a failing mailbox: all arrive`,
        seen: `${arrived.size} in ${taken} requests, ${left} tasks left`,
        holds: arrived.size === INVITATIONS && left === 0,
      },
      {
        promise: 'an email arrives twice only where an answer was lost',
        seen: `${twice} did, of ${lost} answers lost`,
        holds: twice <= lost,
      },
      {
        promise: 'no address has two different links',
        seen: `${links.size} links`,
        holds: links.size === arrived.size,
      },
    ];
  } finally {
    await deployment.close();
  }
}
