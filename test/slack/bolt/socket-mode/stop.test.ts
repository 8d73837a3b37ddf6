import { expect, test } from 'vitest';
import type { Slack } from '../../../simulator/slack/slack.ts';
import { DEADLINE_MS } from '../../../support/eventually.ts';
import { connectTo, startTestSlack } from './slack-and-log.ts';

const OPEN = 'apps.connections.open';

interface Phase {
  /** What Slack does. */
  readonly prepare?: (slack: Slack) => void;
  /** Waits until the phase is reached. */
  readonly reach: (slack: Slack, connection: ReturnType<typeof connectTo>) => Promise<unknown>;
}

const phases: Record<string, Phase> = {
  'Slack does not say where to open it': {
    prepare: ({ faults }) => faults.next(OPEN, { hang: true }),
    reach: (slack) => slack.waitFor(() => slack.calls(OPEN).length === 1),
  },
  'Slack does not accept it': {
    prepare: ({ socket }) => socket.next('hang'),
    reach: ({ socket }) => socket.waitFor(() => socket.asked === 1),
  },
  'Slack says no hello': {
    prepare: ({ socket }) => socket.next('no hello'),
    reach: ({ socket }) => socket.waitFor(() => socket.open === 1),
  },
  'it waits for the next try': {
    prepare: ({ faults }) => faults.next(OPEN, { error: 'invalid_auth' }),
    reach: (_, { has }) => has('Slack opens no WebSocket'),
  },
  'it is open': {
    reach: (_, { firstTry }) => firstTry,
  },
  'Slack closes it': {
    async reach({ socket }, { firstTry }) {
      await firstTry;
      socket.disconnect('refresh_requested');
    },
  },
  'Slack does not say where to open the next one': {
    async reach(slack, { firstTry }) {
      await firstTry;
      slack.faults.next(OPEN, { hang: true });
      slack.socket.drop();
      await slack.waitFor(() => slack.calls(OPEN).length === 2);
    },
  },
  'Slack does not accept the next one': {
    async reach({ socket }, { firstTry }) {
      await firstTry;
      socket.next('hang');
      socket.drop();
      await socket.waitFor(() => socket.asked === 2);
    },
  },
};

test.for(Object.entries(phases))('the WebSocket is closed for good while %s', async ([name, phase]) => {
  const slack = await startTestSlack();
  phase.prepare?.(slack);
  const connection = connectTo(slack, { pause: name.includes('next try') ? DEADLINE_MS * 1000 : 0 });
  await phase.reach(slack, connection);

  await connection.stop();

  const calls = slack.calls(OPEN).length;
  await slack.socket.waitFor(() => slack.socket.open === 0);
  expect(slack.calls(OPEN)).toHaveLength(calls);
});

test('the WebSocket is cut where Slack never says goodbye', async () => {
  const slack = await startTestSlack();
  slack.socket.next('no goodbye');
  const { firstTry, stop } = connectTo(slack);
  await firstTry;

  await stop();

  expect(slack.calls(OPEN)).toHaveLength(1);
});
