import { Agent } from 'node:http';
import { wgwApp } from '../../simulator/slack/app.ts';
import { signedRequest } from '../../simulator/slack/app-client.ts';
import { measureRate } from '../rate.ts';
import { commandBody } from './command-body.ts';
import type { LoadOrder, LoadReport } from './load-generator.ts';
import { post } from './post.ts';

process.on('message', async (order: LoadOrder) => {
  process.send?.(await generate(order));
});

async function generate({ url, signingSecret, commands, connections }: LoadOrder): Promise<LoadReport> {
  const app = { ...wgwApp, signingSecret };
  // Signed before the measurement starts.
  const requests = Array.from({ length: commands }, (_, index) => signedRequest(app, commandBody(index)));
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let answer = '';
  const perSecond = await measureRate(commands, connections, async (index) => {
    const { body, headers } = requests[index] ?? { body: '', headers: {} };
    answer = await post(`${url}/slack/events`, { agent, headers, body });
  });
  agent.destroy();
  return { perSecond, answer };
}
