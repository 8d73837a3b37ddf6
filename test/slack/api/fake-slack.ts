import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';

/** Starts a server that runs until the test ends; resolves with its URL. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Slack's client with a fake Slack that gives one answer to each method. It does not retry. */
export async function clientWithAnswers(answers: Readonly<Record<string, unknown>>): Promise<WebClient> {
  const slackApiUrl = await serve((request, response) => {
    const method = request.url?.slice(1) ?? '';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[method] ?? { ok: false, error: 'unknown_method' }));
  });
  return new WebClient('xoxb-1', { slackApiUrl, retryConfig: { retries: 0 } });
}
