import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '../bench/database.ts';
import { announcedOnce, type Finding, linksByAddress } from './checks.ts';
import { type Deployment, startDeployment, waitForTasks } from './deployment.ts';
import { countUnhealthy, MAX_DELAY_MS, waitForReadiness } from './health.ts';
import { type Answers, everybodyAnswered, invite, noAnswers } from './invite.ts';
import { startPostgres } from './postgres-server.ts';

const OUTAGES = 10;
const MAX_WAIT_MS = 180_000;
const people = ['ada', 'alan', 'grace'];

/** A clean shutdown, an immediate shutdown that needs recovery, and a kill. */
const signals = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;

/** Stops and restarts PostgreSQL many times while people send forms. */
export async function database(replicaCount: number): Promise<Finding[]> {
  const server = await startPostgres();
  const deployment = await startDeployment(await createDatabase(server.url, 'migrated'), replicaCount);
  const { replicas } = deployment;
  const answers = noAnswers();
  try {
    await gatherTeam(deployment, answers);
    let isOver = false;
    const inviting = people.map((name) => inviteAllTheTime(deployment, name, answers, () => isOver));
    const unhealthy = countUnhealthy(replicas, () => isOver);
    let unready = 0;
    let ready = 0;
    for (let outage = 0; outage < OUTAGES; outage += 1) {
      await sleep(between(1000, 2000));
      await server.interrupt(signals[outage % signals.length] ?? 'SIGINT', async () => {
        unready = Math.max(unready, await waitForReadiness(replicas, 503));
        await sleep(between(1000, 3000));
      });
      ready = Math.max(ready, await waitForReadiness(replicas, 200));
    }
    isOver = true;
    await Promise.all(inviting);
    const left = await waitForTasks(deployment.pool, MAX_WAIT_MS);
    const ended = replicas.filter(({ isRunning }) => !isRunning).length;
    const failures = await unhealthy;
    return [
      {
        promise: `PostgreSQL away ${OUTAGES} times: no replica ends, and /healthz is always 200`,
        seen: `${ended} ended, ${failures} times it was not`,
        holds: ended === 0 && failures === 0,
      },
      {
        promise: '/readyz follows',
        seen: `503 within ${Math.ceil(unready)} ms, 200 within ${Math.ceil(ready)} ms`,
        holds: Math.max(unready, ready) < MAX_DELAY_MS,
      },
      ...judge(deployment, answers),
      { promise: 'no task is left', seen: `${left} are`, holds: left === 0 },
    ];
  } finally {
    await deployment.close();
    await server.stop();
  }
}

const between = (least: number, most: number) => least + Math.random() * (most - least);

/** Ada creates the organization. The others become Administrators, and the limits are raised. */
async function gatherTeam(deployment: Deployment, answers: Answers): Promise<void> {
  await invite(deployment, deployment.slack.as('ada'), ['a.first@acme.com', 'b.first@acme.com'], answers);
  await deployment.pool.query('UPDATE organizations SET inviter_limit = 10000, organization_limit = 10000');
  await deployment.pool.query(
    `INSERT INTO members (organization_id, email, name, role, joined_at)
     SELECT id, person || '@acme.com', person, 'ADMINISTRATOR', now()
     FROM organizations, unnest($1::text[]) AS person WHERE person <> 'ada'`,
    [people],
  );
}

async function inviteAllTheTime(
  deployment: Deployment,
  name: string,
  answers: Answers,
  isOver: () => boolean,
): Promise<void> {
  const person = deployment.slack.as(name);
  for (let form = 0; !isOver(); form += 1) {
    await invite(deployment, person, [`${name}.${form}.a@acme.com`, `${name}.${form}.b@acme.com`], answers);
    await sleep(between(0, 200));
  }
}

function judge({ slack, sendgrid }: Deployment, answers: Answers): Finding[] {
  const { messages } = sendgrid.mailbox;
  const links = linksByAddress(messages);
  const without = answers.invited.filter((address) => links.get(address)?.size !== 1).length;
  return [
    everybodyAnswered('forms sent meanwhile', answers),
    {
      promise: 'every address answered Invited Successfully has its email, with one link',
      seen: `${without} have not; ${messages.length - links.size} emails arrived twice`,
      holds: without === 0,
    },
    announcedOnce(slack, answers.invited),
  ];
}
