import { Agent } from 'node:http';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import { findActor } from '../../../src/domain/identity/find-actor.ts';
import { listRoster } from '../../../src/domain/roster/list-roster.ts';
import { wgwApp } from '../../simulator/slack/app.ts';
import { signedRequest } from '../../simulator/slack/app-client.ts';
import type { Finding } from '../finding.ts';
import { post } from '../load/post.ts';
import { vacuum } from '../populate-organizations.ts';
import { populateTeam } from '../populate-team.ts';
import { measureRate } from '../rate.ts';
import { type Comparison, compareInTurns } from '../rounds.ts';
import type { RowContext } from '../row.ts';
import { signingSecret } from '../servers/server-process.ts';
import { type SlackStub, startSlackStub } from '../servers/slack-stub.ts';
import { startWgw } from '../servers/wgw.ts';
import { createDomain } from '../use-case-inputs.ts';

const AT_ONCE = 10;
const REQUESTS = 300;
const ROUNDS = 7;
const LARGE = { workspaceId: 'T0MILLION1', members: 1_000_000 };
const SMALL = { workspaceId: 'T0HUNDRED1', members: 100 };

/** Compares the roster of a million members with that of a hundred: opening it, searching it, reading a middle page. */
export async function members({ databases, defer }: RowContext): Promise<Finding[]> {
  const database = await databases.create('migrated');
  defer(database.close);
  for (const team of [SMALL, LARGE]) await populateTeam(database, team);
  await vacuum(database.pool);
  const slack = await startSlackStub();
  defer(slack.close);
  const wgw = await startWgw({ databaseUrl: database.url, servicesUrl: slack.url });
  defer(wgw.stop);

  const latencies: number[] = [];
  const compareOpening = async (text: string) => {
    const rounds: number[][] = [];
    const measure = async ({ workspaceId }: { workspaceId: string }) => {
      const measured = await openingTimes(slack, wgw.url, { workspaceId, text });
      slack.checkLast();
      if (workspaceId === LARGE.workspaceId) rounds.push(measured);
      return quantile(measured, 0.5);
    };
    const comparison = await compareInTurns(
      { wgw: () => measure(LARGE), against: () => measure(SMALL) },
      ROUNDS,
    );
    // The first round only warms up.
    latencies.push(...rounds.slice(1).flat());
    return comparison;
  };
  const opened = await compareOpening('members');
  const searched = await compareOpening('members ada');

  const domain = createDomain(database.pool);
  defer(() => domain.prisma.$disconnect());
  const paged = await compareInTurns(
    {
      wgw: () => middlePage(domain, LARGE.workspaceId),
      against: () => middlePage(domain, SMALL.workspaceId),
    },
    ROUNDS,
  );
  const slowest = quantile(latencies, 0.99);
  return [
    finding('/wgw members to views.open', opened),
    finding('/wgw members ada to views.open', searched),
    finding('a page in the middle, the use case', paged),
    {
      what: '99 of 100 of these of 1,000,000 members, in ms',
      wgw: formatMs(slowest),
      against: '',
      ratio: slowest,
      goal: { atMost: 50 },
    },
  ];
}

/** Sends commands. Resolves with the milliseconds from each command to its view. */
async function openingTimes(
  slack: SlackStub,
  url: string,
  command: { workspaceId: string; text: string },
): Promise<number[]> {
  const times: number[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  await measureRate(REQUESTS, AT_ONCE, async (index) => {
    const triggerId = `${Date.now()}.${index}.${Math.random().toString(16).slice(2)}`;
    const { body, headers } = signedRequest({ ...wgwApp, signingSecret }, commandBody(command, triggerId));
    const arrived = slack.opened(triggerId);
    const start = performance.now();
    const answer = await post(`${url}/slack/events`, { agent, headers, body });
    if (answer !== '') throw new Error(`The command got an unexpected answer: ${answer}`);
    times.push((await arrived) - start);
  });
  agent.destroy();
  return times;
}

function quantile(figures: readonly number[], part: number): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length * part)] ?? 0;
}

function commandBody(
  { workspaceId, text }: { workspaceId: string; text: string },
  triggerId: string,
): string {
  return new URLSearchParams({
    team_id: workspaceId,
    channel_id: 'C0GENERAL1',
    user_id: 'U1',
    command: '/wgw',
    text,
    api_app_id: wgwApp.id,
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/T0/1/x',
    trigger_id: triggerId,
  }).toString();
}

/** Reads a page in the middle of the roster, many times. Resolves with the milliseconds for one. */
async function middlePage(domain: DomainContext, workspaceId: string): Promise<number> {
  const actor = await findActor(domain, { workspaceId, userId: 'U1' });
  if (actor === undefined) throw new Error('The first member was not found.');
  const filter = { words: '', show: 'everyone' } as const;
  const from = { after: { list: 'members', key: 'k', id: actor.memberId } } as const;
  const perSecond = await measureRate(REQUESTS, AT_ONCE, () =>
    listRoster(domain, actor, { filter, from, limit: 15 }),
  );
  return 1000 / perSecond;
}

function finding(what: string, { wgw, against, ratio }: Comparison): Finding {
  return {
    what: `${what}, ${AT_ONCE} at a time: 1,000,000 members against 100`,
    wgw: formatMs(wgw),
    against: formatMs(against),
    ratio,
    goal: { atMost: 1.3 },
  };
}

function formatMs(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
