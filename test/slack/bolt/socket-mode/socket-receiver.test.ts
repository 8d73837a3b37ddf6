import { App } from '@slack/bolt';
import { expect, onTestFinished, test } from 'vitest';
import { boltLogger } from '../../../../src/slack/bolt/bolt-logger.ts';
import { createSocketReceiver } from '../../../../src/slack/bolt/socket-mode/socket-receiver.ts';
import { unhurried } from '../../../support/app.ts';
import { createGate } from '../../../support/gate.ts';
import { createLog, startTestSlack } from './socket-steps.ts';

const command = { command: '/wgw', text: 'help', user_id: 'U1', team_id: 'T1' };

/** A Bolt app in Socket Mode that answers the command once `work` is opened. */
async function startBolt() {
  const slack = await startTestSlack();
  const { logger } = createLog();
  const failed = createGate();
  const receiver = createSocketReceiver({
    appToken: slack.app.appToken,
    apiUrl: slack.apiUrl,
    onFailure: failed.open,
    logger,
    timeLimits: { ...unhurried(), slackSocketStays: 0 },
  });
  const app = new App({
    receiver,
    authorize: async () => ({}),
    convoStore: false,
    logger: boltLogger(logger),
  });
  const begun = createGate();
  const work = createGate();
  app.command('/wgw', async ({ ack }) => {
    begun.open();
    await work.opened;
    await ack('done');
  });
  await receiver.start();
  onTestFinished(receiver.stop);
  return { slack, receiver, begun, work, failed };
}

test('the receiver answers what has arrived before it closes the WebSocket', async () => {
  const { slack, receiver, begun, work } = await startBolt();
  const answer = slack.socket.deliver('slash_commands', command);
  await begun.opened;

  const stopped = receiver.stop();
  work.open();

  expect(await answer).toEqual({ text: 'done' });
  await stopped;
  await slack.socket.waitFor(() => slack.socket.open === 0);
});

test('the receiver reports a failure if the WebSocket broke before the answer, and goes on', async () => {
  const { slack, begun, work, failed } = await startBolt();
  slack.socket.send(JSON.stringify({ type: 'slash_commands', envelope_id: '1', payload: command }));
  await begun.opened;

  slack.socket.drop();
  await slack.socket.waitFor(() => slack.socket.asked === 2 && slack.socket.open === 1);
  work.open();

  await failed.opened;
  expect(await slack.socket.deliver('slash_commands', command)).toEqual({ text: 'done' });
});

test('the receiver reports a failure if Bolt cannot read a message, and goes on', async () => {
  const { slack, work, failed } = await startBolt();
  work.open();

  for (const payload of [undefined, null, 'text', [], { command: 7 }, { type: 'view_submission' }]) {
    slack.socket.send(JSON.stringify({ type: 'interactive', envelope_id: '1', payload }));
  }

  await failed.opened;
  expect(await slack.socket.deliver('slash_commands', command)).toEqual({ text: 'done' });
  expect(slack.socket.asked).toBe(1);
});
