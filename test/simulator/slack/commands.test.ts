import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serve } from '../http.ts';
import { startBoltApp } from './bolt-app.ts';
import { openForm } from './form-samples.ts';
import { type Slack, startSlack } from './slack.ts';

let slack: Slack;
let app: App;

beforeEach(async () => {
  slack = await startSlack();
  app = await startBoltApp(slack);
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

describe('a typed command', () => {
  test('sends the same form fields as Slack', async () => {
    const fields = new URLSearchParams(
      slack.as('bob').commandRequest('/wgw invite a@b.co', { channel: 'leads' }).body,
    );
    expect(Object.fromEntries(fields)).toEqual({
      token: slack.app.verificationToken,
      team_id: 'T0ACME0001',
      team_domain: 'acme',
      channel_id: slack.workspaces[0]?.findChannel('leads')?.id,
      channel_name: 'privategroup',
      user_id: slack.as('bob').id,
      user_name: 'bob',
      command: '/wgw',
      text: 'invite a@b.co',
      api_app_id: slack.app.id,
      is_enterprise_install: 'false',
      response_url: expect.stringContaining('/commands/T0ACME0001/'),
      trigger_id: expect.any(String),
    });
  });

  test('shows the answer only to the person who typed it', async () => {
    app.command('/wgw', ({ ack }) => ack({ text: 'Hi *there*, <@U0>' }));
    expect((await slack.as('ada').command('/wgw help')).text).toBe('Hi there, @U0');
    expect(slack.as('ada').ephemerals).toHaveLength(1);
    expect(slack.messages('general')).toEqual([]);
  });

  test('shows an in_channel answer to everybody', async () => {
    app.command('/wgw', ({ ack }) => ack({ response_type: 'in_channel', text: 'All' }));
    await slack.as('ada').command('/wgw', { channel: 'leads' });
    expect(slack.messages('leads').map(({ text }) => text)).toEqual(['All']);
  });

  test('fails if the app answers with an invalid message or status', async () => {
    app.command('/wgw', ({ ack }) => ack({ text: 'x', blocks: [{ type: 'nonsense' }] }));
    await expect(slack.as('ada').command('/wgw')).rejects.toThrow('unsupported type here');
    slack.connect(slack.apiUrl);
    await expect(slack.as('ada').command('/wgw')).rejects.toThrow('answered 404 (dispatch_failed)');
    expect(slack.violations).toHaveLength(2);
  });

  test('fails if the app does not answer in time', async () => {
    const hasty = await startSlack({ timeLimit: 50 });
    const silent = await serve(async () => 'hang');
    hasty.connect(silent.url);
    await expect(hasty.as('ada').command('/wgw')).rejects.toThrow('operation_timeout');
    await silent.close();
    await hasty.close();
  });
});

describe('a forged or repeated HTTP request', () => {
  const body = () => slack.as('ada').commandRequest('/wgw').body;

  test.each([
    ['with a forged signature', { signature: `v0=${'0'.repeat(64)}` }],
    ['with another secret', { secret: 'another' }],
    ['with an old timestamp', { timestamp: Math.floor(Date.now() / 1000) - 400 }],
    ['without a signature', { headers: { 'x-slack-signature': '' } }],
  ])('%s does not reach the app', async (_, options) => {
    app.command('/wgw', ({ ack }) => ack());
    expect((await slack.request(body(), options)).status).toBeGreaterThanOrEqual(400);
    expect((await slack.request(body())).status).toBe(200);
  });

  test('with a valid signature can have any payload', async () => {
    const { ada, submitted } = await openForm(slack, app, undefined);
    const request = slack.alter(ada.submissionRequest({ role: 'Member' }), (payload) => {
      payload.view = { ...(payload.view as object), state: { values: { role: 'nonsense' } } };
    });
    expect((await slack.replay(request)).status).toBe(200);
    expect(submitted).toEqual([{ role: 'nonsense' }]);
  });

  test('can be the same request again', async () => {
    let commands = 0;
    app.command('/wgw', async ({ ack }) => {
      commands += 1;
      await ack();
    });
    const { request } = await slack.as('ada').command('/wgw');
    await slack.replay(request);
    expect(commands).toBe(2);
  });
});

test('a wait that fails says what was expected and what was seen', async () => {
  await app.client.chat.postMessage({ channel: 'general', text: 'Something else' });
  const waiting = slack.waitFor(() => slack.messages('general')[1], 'a second message', 1);
  await expect(waiting).rejects.toThrow(/a second message\n.*\n.*chat\.postMessage ok\n.*Something else/);
});
