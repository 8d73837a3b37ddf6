import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { growingPause } from '../../../../src/slack/bolt/socket-mode/stay-connected.ts';
import type { Fault } from '../../../simulator/faults.ts';
import { type Slack, startSlack } from '../../../simulator/slack/slack.ts';
import type { SocketFault } from '../../../simulator/slack/socket.ts';
import { DEADLINE_MS } from '../../../support/eventually.ts';
import { connectTo } from './socket-steps.ts';

const OPEN = 'apps.connections.open';
const OPEN_AGAIN = 'The WebSocket to Slack is open again';

const refusals = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
  'token_revoked',
  'missing_scope',
];

const passing: Record<string, Fault> = {
  'an error of its own': { error: 'internal_error' },
  'HTTP 500': { status: 500 },
  'a rate limit': { status: 429, retryAfter: 0 },
  'a rate limit without a time': { status: 429 },
  'the page of a proxy': { page: '<h1>Bad Gateway</h1>' },
  'JSON that is not an answer': { page: 'null' },
  'no address': { page: '{"ok":true}' },
  'an invalid address': { page: '{"ok":true,"url":"not an address"}' },
  'a broken connection': { reset: true },
};

const socketFaults: Record<string, SocketFault> = {
  'refuses it': { status: 503 },
  'never answers': 'hang',
  'says no hello': 'no hello',
  'closes it before the hello': 'close',
};

let slack: Slack;
beforeAll(async () => {
  slack = await startSlack();
});
afterAll(() => slack.close());

describe('the WebSocket opens in the end, with one log line for the outage and one for its end,', () => {
  test.for(refusals)('when Slack refuses the token with %s', async (error) => {
    slack.faults.next(OPEN, { error }, 3);

    const { levels, lines, failures, has } = connectTo(slack);
    await has(OPEN_AGAIN);

    expect(failures).toEqual([1, 2, 3]);
    expect(levels()).toEqual(['fatal', 'info']);
    expect(lines[0]).toMatchObject({ reason: error, msg: expect.stringContaining('check SLACK_APP_TOKEN') });
  });

  test.for(Object.entries(passing))('when Slack answers with %s', async ([, fault]) => {
    slack.faults.next(OPEN, fault, 3);

    const { levels, failures, has } = connectTo(slack);
    await has(OPEN_AGAIN);

    expect(failures).toEqual([1, 2, 3]);
    expect(levels()).toEqual(['warn', 'info']);
  });

  test.for(Object.entries(socketFaults))('when Slack %s', async ([, fault]) => {
    slack.socket.next(fault);
    const { asked } = slack.socket;

    // The limit is short only until Slack has used the fault.
    const openWithin = () => (slack.socket.asked === asked ? 500 : DEADLINE_MS);
    const { levels, has } = connectTo(slack, { openWithin });
    await has(OPEN_AGAIN);

    expect(levels()).toEqual(['warn', 'info']);
    await slack.socket.waitFor(() => slack.socket.open === 1);
  });

  test('when a refused token follows a passing failure, and an operator has to act', async () => {
    slack.faults.next(OPEN, { status: 500 });
    slack.faults.next(OPEN, { error: 'invalid_auth' });
    slack.faults.next(OPEN, { status: 500 });

    const { levels, has } = connectTo(slack);
    await has(OPEN_AGAIN);

    expect(levels()).toEqual(['warn', 'fatal', 'info']);
  });

  test('when it breaks later and Slack refuses the token by then', async () => {
    slack.faults.next(OPEN, { status: 500 });
    const { levels, failures, has } = connectTo(slack);
    await has(OPEN_AGAIN);
    slack.faults.next(OPEN, { error: 'account_inactive' }, 2);

    slack.socket.drop();
    await has(OPEN_AGAIN, 2);

    expect(failures).toEqual([1, 0, 1, 2]);
    expect(levels()).toEqual(['warn', 'info', 'fatal', 'info']);
  });
});

test.for(['warning', 'refresh_requested', 'link_disabled'] as const)(
  'the next WebSocket opens at once without a log line when Slack announces %s',
  async (reason) => {
    slack.faults.next(OPEN, { status: 500 });
    const { levels, failures, has } = connectTo(slack);
    await has(OPEN_AGAIN);
    const { asked } = slack.socket;

    slack.socket.disconnect(reason);
    await slack.socket.waitFor(() => slack.socket.asked === asked + 1 && slack.socket.open === 1);

    expect(failures).toEqual([1, 0]);
    expect(levels()).toEqual(['warn', 'info']);
  },
);

test('a WebSocket that Slack closes as soon as it is open counts as failed', async () => {
  slack.socket.next('close after hello', 3);
  const { asked } = slack.socket;

  const { levels, failures } = connectTo(slack, { provenAfter: DEADLINE_MS });
  await slack.socket.waitFor(() => slack.socket.asked === asked + 4);

  expect(failures).toEqual([1, 2, 3]);
  expect(levels()).toEqual(['warn']);
});

test('the next attempt waits as long as Slack asks', async () => {
  slack.faults.next(OPEN, { status: 429, retryAfter: 3600 });
  const asked = slack.calls(OPEN).length;

  const { has, failures } = connectTo(slack);
  await has('cannot be opened');
  // These calls take longer than an attempt without a pause.
  for (let times = 0; times < 5; times++) await fetch(`${slack.apiUrl}api.test`, { method: 'POST' });

  expect(failures).toEqual([1]);
  expect(slack.calls(OPEN)).toHaveLength(asked + 1);
});

test('pauses grow up to a minute', () => {
  const pauses = [0, 1, 2, 3, 4, 6, 7, 5000].map(growingPause);
  expect(pauses).toEqual([0, 1000, 2000, 4000, 8000, 32_000, 60_000, 60_000]);
});

const meaningless = [
  'no JSON',
  'null',
  '[]',
  '"hello"',
  '{}',
  '{"type":"disconnected"}',
  '{"type":"close"}',
  '{"type":"ws_message"}',
  '{"type":"events_api"}',
  '{"type":"events_api","payload":{"event":null}}',
];

test.for(meaningless)('a meaningless message is ignored: %s', async (message) => {
  const { firstAttempt, lines } = connectTo(slack);
  await firstAttempt;
  const { asked } = slack.socket;

  slack.socket.send(message);

  expect(await slack.socket.deliver('slash_commands', { command: '/wgw' })).toEqual({ text: 'received' });
  expect(slack.socket.asked).toBe(asked);
  expect(lines).toMatchObject([{ level: 'warn', msg: "A message over Slack's WebSocket made no sense" }]);
});
