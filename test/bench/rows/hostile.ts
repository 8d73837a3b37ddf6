import { Agent } from 'node:http';
import { wgwApp } from '../../simulator/slack/app.ts';
import { signedRequest } from '../../simulator/slack/app-client.ts';
import { hostileBodies, slackSignature } from '../../web/slack/hostile-bodies.ts';
import type { Finding } from '../finding.ts';
import { commandBody } from '../load/command-body.ts';
import { post } from '../load/post.ts';
import { startSlowSenders } from '../load/slow-senders.ts';
import type { RowContext } from '../row.ts';
import { type ServerProcess, signingSecret } from '../servers/server-process.ts';
import { startWgw } from '../servers/wgw.ts';

const BODIES_PER_SHAPE = 50;
const SLOW_SENDERS = 1_000;
const COMMANDS = 300;
const MAX_UNSIGNED_MS = 5;
const MAX_SIGNED_MS = 100;
const MAX_ANSWER_MS = 3_000;

/**
 * Measures the cost of hostile bodies: the processor time of the most expensive shape, with a wrong and with a valid
 * signature. Also measures the slowest signed command while a thousand connections slowly send unsigned bodies.
 */
export async function hostile({ databases, defer }: RowContext): Promise<Finding[]> {
  const database = await databases.create('migrated');
  defer(database.close);
  const wgw = await startWgw({ databaseUrl: database.url });
  defer(wgw.stop);
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  defer(() => agent.destroy());

  const unsigned = await mostExpensive(wgw, agent, 'another secret', 401);
  const signed = await mostExpensive(wgw, agent, signingSecret, 400);
  const slow = await startSlowSenders(wgw.url, SLOW_SENDERS);
  defer(slow.stop);
  const slowest = await slowestAnswer(wgw, agent);
  return [
    finding(`a wrongly signed megabyte, ${unsigned.shape}`, unsigned.milliseconds, MAX_UNSIGNED_MS),
    finding(`a signed megabyte, ${signed.shape}`, signed.milliseconds, MAX_SIGNED_MS),
    finding(`slowest of ${COMMANDS} commands beside ${SLOW_SENDERS} slow bodies`, slowest, MAX_ANSWER_MS),
  ];
}

function finding(what: string, milliseconds: number, max: number): Finding {
  return {
    what,
    wgw: `${milliseconds.toFixed(1)} ms`,
    against: `${max} ms, allowed`,
    ratio: milliseconds / max,
    goal: { atMost: 1 },
  };
}

/** Finds the shape whose bodies take the most processor time. Returns the time for one body. */
async function mostExpensive(wgw: ServerProcess, agent: Agent, secret: string, status: number) {
  let worst = { shape: 'none', milliseconds: 0 };
  for (const [shape, { contentType, body }] of Object.entries(hostileBodies)) {
    const before = await wgw.processorTime();
    for (let sent = 0; sent < BODIES_PER_SHAPE; sent += 1) {
      // A new client address, because wgw limits addresses with failed signatures.
      const address = { 'x-forwarded-for': `10.0.${sent >> 8}.${sent & 255}` };
      const headers = { ...slackSignature(body, secret), ...address, 'content-type': contentType };
      await post(`${wgw.url}/slack/events`, { agent, headers, body, status });
    }
    const milliseconds = ((await wgw.processorTime()) - before) / BODIES_PER_SHAPE;
    if (milliseconds > worst.milliseconds) worst = { shape, milliseconds };
  }
  return worst;
}

async function slowestAnswer(wgw: ServerProcess, agent: Agent): Promise<number> {
  let slowest = 0;
  for (let index = 0; index < COMMANDS; index += 1) {
    const { body, headers } = signedRequest({ ...wgwApp, signingSecret }, commandBody(index));
    const start = performance.now();
    await post(`${wgw.url}/slack/events`, { agent, headers, body });
    slowest = Math.max(slowest, performance.now() - start);
  }
  return slowest;
}
