import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createBoundedFetch } from '../../../src/slack/api/bounded-fetch.ts';
import { DEADLINE_MS } from '../../support/eventually.ts';
import { createGate } from '../../support/gate.ts';

/** A client of a fake Slack. It waits at most so many milliseconds for an answer. */
function clientOf(answer: RequestListener, slackApi = DEADLINE_MS): WebClient {
  const server = createServer(answer).listen(0);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return new WebClient('xoxb-1', {
    slackApiUrl: `http://127.0.0.1:${port}/api/`,
    retryConfig: { retries: 0 },
    fetch: createBoundedFetch({ slackApi }),
  });
}

test('an answer arrives whole', async () => {
  const slack = clientOf((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"ok":true,"team":"Acme"}');
  });
  expect(await slack.auth.test()).toMatchObject({ ok: true, team: 'Acme' });
});

test('an endless answer is given up', async () => {
  const slack = clientOf((_request, response) => {
    const more = (error?: Error | null): void => {
      if (!error) response.write('x'.repeat(64 * 1024), more);
    };
    more();
  });
  await expect(slack.auth.test()).rejects.toThrow('Slack answered at too great a length.');
});

test('an answer that never begins is given up in time, and its connection is closed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const [arrived, closed] = [createGate(), createGate()];
  const slack = clientOf((request) => {
    request.socket.once('close', closed.open);
    arrived.open();
  });
  const refused = expect(slack.auth.test()).rejects.toThrow('Slack did not answer in time.');
  await arrived.opened;
  vi.advanceTimersByTime(DEADLINE_MS);
  await refused;
  await closed.opened;
});

test('an answer that never ends is given up in time', async () => {
  const slack = clientOf((_request, response) => response.write('{"ok":'), 50);
  await expect(slack.auth.test()).rejects.toThrow('Slack did not answer in time.');
});
