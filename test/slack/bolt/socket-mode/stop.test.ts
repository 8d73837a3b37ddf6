import { expect, test } from 'vitest';
import type { Slack } from '../../../simulator/slack/slack.ts';
import { DEADLINE_MS } from '../../../support/eventually.ts';
import { connectTo, startTestSlack } from './socket-steps.ts';

const OPEN = 'apps.connections.open';

interface Phase {
  /** Sets up what Slack does. */
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
    reach: (_, { firstAttempt }) => firstAttempt,
  },
  'Slack closes it': {
    async reach({ socket }, { firstAttempt }) {
      await firstAttempt;
      socket.disconnect('refresh_requested');
    },
  },
  'Slack does not say where to open the next one': {
    async reach(slack, { firstAttempt }) {
      await firstAttempt;
      slack.faults.next(OPEN, { hang: true });
      slack.socket.drop();
      await slack.waitFor(() => slack.calls(OPEN).length === 2);
    },
  },
  'Slack does not accept the next one': {
    async reach({ socket }, { firstAttempt }) {
      await firstAttempt;
      socket.next('hang');
      socket.drop();
      await socket.waitFor(() => socket.asked === 2);
    },
  },
};

test.for(Object.entries(phases))('stopping closes the WebSocket for good while %s', async ([name, phase]) => {
  const slack = await startTestSlack();
  phase.prepare?.(slack);
  const connection = connectTo(slack, { pause: name.includes('next try') ? DEADLINE_MS * 1000 : 0 });
  await phase.reach(slack, connection);

  await connection.stop();

  const calls = slack.calls(OPEN).length;
  await slack.socket.waitFor(() => slack.socket.open === 0);
  expect(slack.calls(OPEN)).toHaveLength(calls);
});

test('stopping cuts the WebSocket if Slack never closes its side', async () => {
  const slack = await startTestSlack();
  slack.socket.next('no goodbye');
  const { firstAttempt, stop } = connectTo(slack);
  await firstAttempt;

  await stop();

  expect(slack.calls(OPEN)).toHaveLength(1);
});
