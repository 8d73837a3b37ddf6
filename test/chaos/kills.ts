import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchDatabases } from '../bench/database.ts';
import { linksByAddress } from './links.ts';
import { type Replica, startReplica } from './replica.ts';
import { type Finding, type Stage, settle, startStage } from './stage.ts';

const KILLS = 100;
const ADDRESSES_EACH = 3;
/** From before the form arrives to well after its emails are sent. */
const LATEST_KILL_MS = 120;
/** What a killed process held is given back within a minute and a half. */
const SETTLE_MS = 180_000;

/** Kills one of the replicas at a random instant while a form is sent and its emails go out, again and again. */
export async function kills(replicaCount: number, databases: BenchDatabases): Promise<Finding[]> {
  const stage = await startStage(await databases.create('migrated'), replicaCount);
  const { replicas } = stage;
  const confirmed: string[] = [];
  try {
    for (let round = 0; round < KILLS; round += 1) {
      const victim = Math.floor(Math.random() * replicas.length);
      const [answered] = await Promise.all([
        inviteThrough(stage, round),
        sleep(Math.random() * LATEST_KILL_MS).then(() => replicas[victim]?.kill()),
      ]);
      confirmed.push(...answered);
      replicas[victim] = await startReplica(stage.environment);
    }
    const left = await settle(stage.pool, SETTLE_MS);
    return await judge(stage, confirmed, left);
  } finally {
    await stage.close();
  }
}

/** Sends a form; resolves with the addresses that were answered to be invited. */
async function inviteThrough(stage: Stage, round: number): Promise<string[]> {
  stage.connectToAny();
  const ada = stage.slack.as('ada');
  const addresses = Array.from({ length: ADDRESSES_EACH }, (_, n) => `r${round}.${n}@acme.com`);
  try {
    while (ada.modal !== undefined) await ada.close();
    await ada.command('/wgw invite');
    await ada.seesModal('Email addresses');
    const { modal } = await ada.submit({ addresses: addresses.join(' ') });
    return modal?.text.includes('Invited Successfully') ? addresses : [];
  } catch {
    // The replica was killed before it answered: nothing was promised.
    return [];
  }
}

async function judge(
  { sendgrid, replicas }: Stage,
  confirmed: readonly string[],
  left: number,
): Promise<Finding[]> {
  const { messages } = sendgrid.mailbox;
  const links = linksByAddress(messages);
  const missing = confirmed.filter((address) => !links.has(address));
  const several = [...links.values()].filter(({ size }) => size > 1).length;
  const broken = await countBroken(
    replicas[0],
    [...links.values()].flatMap((each) => [...each]),
  );
  return [
    {
      promise: `${KILLS} kills: every address answered Invited Successfully has its email`,
      seen: `${confirmed.length} confirmed, ${missing.length} missing`,
      holds: missing.length === 0 && confirmed.length > 0,
    },
    { promise: 'no address has two different links', seen: `${several} have`, holds: several === 0 },
    { promise: 'every link works', seen: `${broken} of ${links.size} do not`, holds: broken === 0 },
    {
      promise: 'no job is left',
      seen: `${left} are; ${messages.length - links.size} emails arrived twice`,
      holds: left === 0,
    },
  ];
}

async function countBroken(replica: Replica | undefined, links: readonly string[]): Promise<number> {
  let broken = 0;
  for (const [index, link] of links.entries()) {
    // Each invitee has an address of their own, so that none meets the limit for one.
    const headers = { 'x-forwarded-for': `10.0.${index >> 8}.${index & 255}` };
    const page = await fetch(`${replica?.url}${new URL(link).pathname}`, { headers });
    if (page.status !== 200) broken += 1;
  }
  return broken;
}
