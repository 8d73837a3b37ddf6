import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchDatabases } from '../bench/database.ts';
import { type Finding, linksByAddress } from './checks.ts';
import { type Deployment, startDeployment, waitForTasks } from './deployment.ts';
import { type Replica, startReplica } from './replica.ts';

const KILLS = 100;
const ADDRESSES_EACH = 3;
/** Long enough to kill before the form arrives, and also after its emails are sent. */
const LATEST_KILL_MS = 120;
/** The tasks of a killed process are free again after a minute and a half. */
const MAX_WAIT_MS = 180_000;

/** Kills a replica at a random moment while a form and its emails are sent. Repeats this many times. */
export async function kills(replicaCount: number, databases: BenchDatabases): Promise<Finding[]> {
  const deployment = await startDeployment(await databases.create('migrated'), replicaCount);
  const { replicas } = deployment;
  const invited: string[] = [];
  try {
    for (let round = 0; round < KILLS; round += 1) {
      const victim = Math.floor(Math.random() * replicas.length);
      const [addresses] = await Promise.all([
        inviteThrough(deployment, round),
        sleep(Math.random() * LATEST_KILL_MS).then(() => replicas[victim]?.kill()),
      ]);
      invited.push(...addresses);
      replicas[victim] = await startReplica(deployment.environment);
    }
    const left = await waitForTasks(deployment.pool, MAX_WAIT_MS);
    return await judge(deployment, invited, left);
  } finally {
    await deployment.close();
  }
}

/** Sends a form. Resolves with the addresses that were answered "Invited Successfully". */
async function inviteThrough(deployment: Deployment, round: number): Promise<string[]> {
  deployment.connectToAny();
  const ada = deployment.slack.as('ada');
  const addresses = Array.from({ length: ADDRESSES_EACH }, (_, n) => `r${round}.${n}@acme.com`);
  try {
    while (ada.modal !== undefined) await ada.close();
    await ada.command('/wgw invite');
    await ada.seesModal('Email addresses');
    const { modal } = await ada.submit({ addresses: addresses.join(' ') });
    return modal?.text.includes('Invited Successfully') ? addresses : [];
  } catch {
    // The replica was killed before it answered, so it promised nothing.
    return [];
  }
}

async function judge(
  { sendgrid, replicas }: Deployment,
  invited: readonly string[],
  left: number,
): Promise<Finding[]> {
  const { messages } = sendgrid.mailbox;
  const links = linksByAddress(messages);
  const missing = invited.filter((address) => !links.has(address));
  const several = [...links.values()].filter(({ size }) => size > 1).length;
  const broken = await countBroken(
    replicas[0],
    [...links.values()].flatMap((each) => [...each]),
  );
  return [
    {
      promise: `${KILLS} kills: every address answered Invited Successfully has its email`,
      seen: `${invited.length} confirmed, ${missing.length} missing`,
      holds: missing.length === 0 && invited.length > 0,
    },
    { promise: 'no address has two different links', seen: `${several} have`, holds: several === 0 },
    { promise: 'every link works', seen: `${broken} of ${links.size} do not`, holds: broken === 0 },
    {
      promise: 'no task is left',
      seen: `${left} are; ${messages.length - links.size} emails arrived twice`,
      holds: left === 0,
    },
  ];
}

async function countBroken(replica: Replica | undefined, links: readonly string[]): Promise<number> {
  let broken = 0;
  for (const [index, link] of links.entries()) {
    // Each invitee has another client address, because wgw limits the HTTP requests of each.
    const headers = { 'x-forwarded-for': `10.0.${index >> 8}.${index & 255}` };
    const page = await fetch(`${replica?.url}${new URL(link).pathname}`, { headers });
    if (page.status !== 200) broken += 1;
  }
  return broken;
}
