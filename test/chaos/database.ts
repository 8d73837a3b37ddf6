import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '../bench/database.ts';
import { announcedOnce } from './announcements.ts';
import { countUnhealthy, LATEST_MS, untilReadiness } from './health.ts';
import { type Answers, everybodyAnswered, invite, noAnswers } from './invite.ts';
import { linksByAddress } from './links.ts';
import { startServer } from './server.ts';
import { type Finding, type Stage, settle, startStage } from './stage.ts';

const OUTAGES = 10;
const SETTLE_MS = 180_000;
const people = ['ada', 'alan', 'grace'];

/** Written out first; to be recovered at the next start; killed. */
const ends = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;

/** Takes PostgreSQL away and gives it back, again and again, while people send forms. */
export async function database(replicaCount: number): Promise<Finding[]> {
  const server = await startServer();
  const stage = await startStage(await createDatabase(server.url, 'migrated'), replicaCount);
  const { replicas } = stage;
  const answers = noAnswers();
  try {
    await gatherTeam(stage, answers);
    let isOver = false;
    const inviting = people.map((name) => inviteAllTheTime(stage, name, answers, () => isOver));
    const unhealthy = countUnhealthy(replicas, () => isOver);
    let unready = 0;
    let ready = 0;
    for (let outage = 0; outage < OUTAGES; outage += 1) {
      await sleep(between(1000, 2000));
      await server.takeAway(ends[outage % ends.length] ?? 'SIGINT', async () => {
        unready = Math.max(unready, await untilReadiness(replicas, 503));
        await sleep(between(1000, 3000));
      });
      ready = Math.max(ready, await untilReadiness(replicas, 200));
    }
    isOver = true;
    await Promise.all(inviting);
    const left = await settle(stage.pool, SETTLE_MS);
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
        holds: Math.max(unready, ready) < LATEST_MS,
      },
      ...judge(stage, answers),
      { promise: 'no job is left', seen: `${left} are`, holds: left === 0 },
    ];
  } finally {
    await stage.close();
    await server.stop();
  }
}

const between = (least: number, most: number) => least + Math.random() * (most - least);

/** Ada founds the organization; the others are Administrators too, and may send more than a day allows. */
async function gatherTeam(stage: Stage, answers: Answers): Promise<void> {
  await invite(stage, stage.slack.as('ada'), ['a.first@acme.com', 'b.first@acme.com'], answers);
  await stage.pool.query('UPDATE organizations SET inviter_limit = 10000, organization_limit = 10000');
  await stage.pool.query(
    `INSERT INTO members (organization_id, email, name, role, joined_at)
     SELECT id, person || '@acme.com', person, 'ADMINISTRATOR', now()
     FROM organizations, unnest($1::text[]) AS person WHERE person <> 'ada'`,
    [people],
  );
}

async function inviteAllTheTime(
  stage: Stage,
  name: string,
  answers: Answers,
  isOver: () => boolean,
): Promise<void> {
  const person = stage.slack.as(name);
  for (let form = 0; !isOver(); form += 1) {
    await invite(stage, person, [`${name}.${form}.a@acme.com`, `${name}.${form}.b@acme.com`], answers);
    await sleep(between(0, 200));
  }
}

function judge({ slack, sendgrid }: Stage, answers: Answers): Finding[] {
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
