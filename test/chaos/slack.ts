import type { BenchDatabases } from '../bench/database.ts';
import { announcedOnce } from './announcements.ts';
import { everybodyAnswered, invite, noAnswers } from './invite.ts';
import { pickFault, type Shares } from './pick-fault.ts';
import { type Finding, settle, startStage } from './stage.ts';

const FORMS = 100;
const SETTLE_MS = 300_000;

const shares: Shares = [
  [15, { status: 429, retryAfter: 1 }],
  [15, { status: 500 }],
  [5, { error: 'internal_error' }],
  [10, { reset: true }],
  [5, { delayMs: 500 }],
  [5, { delayMs: 1500 }],
  [5, { delayMs: 2500 }],
  // Too late for a view: its trigger lives three seconds.
  [5, { delayMs: 4000 }],
];
const methods = ['chat.postMessage', 'chat.update', 'views.open'];

/** Sends forms while Slack fails, or takes its time, at random. */
export async function slack(replicaCount: number, databases: BenchDatabases): Promise<Finding[]> {
  const stage = await startStage(await databases.create('migrated'), replicaCount);
  const { slack } = stage;
  const ada = slack.as('ada');
  const answers = noAnswers();
  try {
    await invite(stage, ada, ['a.first@acme.com', 'b.first@acme.com'], answers);
    for (const method of methods) {
      for (let n = 0; n < FORMS * 10; n += 1) {
        slack.faults.next(method, pickFault(shares));
      }
    }
    for (let form = 0; form < FORMS; form += 1) {
      await invite(stage, ada, [`${form}.a@acme.com`, `${form}.b@acme.com`], answers);
    }
    const left = await settle(stage.pool, SETTLE_MS);
    return [
      everybodyAnswered(`${FORMS} forms while Slack fails or is slow`, answers),
      announcedOnce(slack, answers.invited),
      { promise: 'no job is left', seen: `${left} are`, holds: left === 0 },
    ];
  } finally {
    await stage.close();
  }
}
