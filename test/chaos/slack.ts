import type { BenchDatabases } from '../bench/database.ts';
import { announcedOnce, type Finding } from './checks.ts';
import { startDeployment, waitForTasks } from './deployment.ts';
import { everybodyAnswered, invite, noAnswers } from './invite.ts';
import { pickFault, type Shares } from './pick-fault.ts';

const FORMS = 100;
const MAX_WAIT_MS = 300_000;

const shares: Shares = [
  [15, { status: 429, retryAfter: 1 }],
  [15, { status: 500 }],
  [5, { error: 'internal_error' }],
  [10, { reset: true }],
  [5, { delayMs: 500 }],
  [5, { delayMs: 1500 }],
  [5, { delayMs: 2500 }],
  // Too late for a view: its trigger expires after three seconds.
  [5, { delayMs: 4000 }],
];
const methods = ['chat.postMessage', 'chat.update', 'views.open'];

/** Sends forms while Slack fails or is slow, at random. */
export async function slack(replicaCount: number, databases: BenchDatabases): Promise<Finding[]> {
  const deployment = await startDeployment(await databases.create('migrated'), replicaCount);
  const { slack } = deployment;
  const ada = slack.as('ada');
  const answers = noAnswers();
  try {
    await invite(deployment, ada, ['a.first@acme.com', 'b.first@acme.com'], answers);
    for (const method of methods) {
      for (let n = 0; n < FORMS * 10; n += 1) {
        slack.faults.next(method, pickFault(shares));
      }
    }
    for (let form = 0; form < FORMS; form += 1) {
      await invite(deployment, ada, [`${form}.a@acme.com`, `${form}.b@acme.com`], answers);
    }
    const left = await waitForTasks(deployment.pool, MAX_WAIT_MS);
    return [
      everybodyAnswered(`${FORMS} forms while Slack fails or is slow`, answers),
      announcedOnce(slack, answers.invited),
      { promise: 'no task is left', seen: `${left} are`, holds: left === 0 },
    ];
  } finally {
    await deployment.close();
  }
}
