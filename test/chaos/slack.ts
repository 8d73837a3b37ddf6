import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchDatabases } from '../bench/database.ts';
import { pickFault, type Shares } from './pick-fault.ts';
import { startReplica } from './replica.ts';
import { type Finding, settle, startStage } from './stage.ts';

const FORMS = 200;
const SETTLE_MS = 300_000;

const shares: Shares = [
  [15, { status: 429, retryAfter: 1 }],
  [15, { status: 500 }],
  [5, { error: 'internal_error' }],
  [10, { reset: true }],
];
const methods = ['chat.postMessage', 'chat.update', 'views.open'];

/** Sends forms through two replicas while Slack fails at random. */
export async function slack(databases: BenchDatabases): Promise<Finding[]> {
  const stage = await startStage(databases);
  const replicas = [await startReplica(stage.environment), await startReplica(stage.environment)];
  const { slack } = stage;
  const ada = slack.as('ada');
  let unanswered = 0;
  const invited: string[] = [];
  try {
    slack.connect(replicas[0]?.url ?? '');
    await ada.command('/wgw invite');
    await ada.seesModal('Email addresses');
    for (const method of methods) {
      for (let n = 0; n < FORMS * 10; n += 1) {
        slack.faults.next(method, pickFault(shares));
      }
    }
    for (let n = 0; n < FORMS; n += 1) {
      slack.connect(replicas[n % 2]?.url ?? '');
      while (ada.modal !== undefined) await ada.close();
      const before = ada.ephemerals.length + ada.directMessages.length;
      await ada.command('/wgw invite');
      const isOpen = await Promise.race([
        ada.seesModal('Email addresses').then(() => true),
        answered(() => ada.ephemerals.length + ada.directMessages.length > before),
      ]).catch(() => undefined);
      if (isOpen === undefined) unanswered += 1;
      if (isOpen !== true) continue;
      const address = `s${n}@acme.com`;
      const { modal } = await ada.submit({ addresses: address });
      if (modal === undefined) invited.push(address);
      else unanswered += 1;
    }
    const left = await settle(stage.pool, SETTLE_MS);
    const announced = (address: string) =>
      slack.allMessages().filter(({ text }) => text.includes(`invited ${address} to`)).length;
    const counts = invited.map(announced);
    return [
      {
        promise: `${FORMS} forms while Slack fails: everybody is answered`,
        seen: `${invited.length} invited, ${unanswered} unanswered`,
        holds: unanswered === 0,
      },
      {
        promise: 'every announcement arrives, once',
        seen: `${counts.filter((count) => count === 1).length} once, ${counts.filter((count) => count > 1).length} more often, ${counts.filter((count) => count === 0).length} never`,
        holds: counts.every((count) => count === 1),
      },
      { promise: 'no job is left', seen: `${left} are`, holds: left === 0 },
    ];
  } finally {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await stage.close();
  }
}

async function answered(condition: () => boolean): Promise<false> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (condition()) return false;
    await sleep(20);
  }
  throw new Error('Nothing came.');
}
