import { App, HTTPReceiver, type Installation, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from './bolt-app.ts';
import { acme, globex } from './seed.ts';
import { type Slack, startSlack } from './slack.ts';

let slack: Slack;
let app: App;
let installations: Installation[];

beforeEach(async () => {
  slack = await startSlack({
    workspaces: [
      { ...acme, installed: false },
      { ...globex, installed: false },
    ],
  });
  installations = [];
  const receiver = new HTTPReceiver({
    signingSecret: slack.app.signingSecret,
    clientId: slack.app.clientId,
    clientSecret: slack.app.clientSecret,
    stateSecret: 'a-state-secret',
    scopes: ['commands', 'chat:write'],
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    installationStore: {
      storeInstallation: async (installation) => {
        installations.push(installation);
      },
      fetchInstallation: async () => {
        throw new Error('These tests fetch no installation.');
      },
    },
  });
  app = new App({ receiver, logLevel: LogLevel.ERROR });
  connect(slack, await app.start(0));
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

test('the app is installed in the workspace whose member approved, with a token for it', async () => {
  expect((await slack.install('hank', 'globex')).status).toBe(200);
  expect((await slack.install('ada')).status).toBe(200);
  expect(installations).toMatchObject([
    { team: { id: 'T0GLOBEX01', name: 'Globex' }, user: { id: slack.as('hank', 'globex').id } },
    { team: { id: 'T0ACME0001', name: 'Acme' }, bot: { scopes: ['commands', 'chat:write'] } },
  ]);
  const client = new WebClient(installations[0]?.bot?.token, { slackApiUrl: slack.apiUrl });
  await client.chat.postMessage({ channel: 'general', text: 'Hello' });
  expect(slack.messages('general', 'globex').map(({ text }) => text)).toEqual(['Hello']);
  expect(slack.messages('general', 'acme')).toEqual([]);
});

test('the token has only the requested scopes', async () => {
  await slack.install('ada');
  const client = new WebClient(installations[0]?.bot?.token, { slackApiUrl: slack.apiUrl });
  const posting = client.chat.postMessage({ channel: 'random', text: 'Hello' });
  await expect(posting).rejects.toMatchObject({ data: { error: 'not_in_channel' } });
  await expect(client.users.list({})).rejects.toMatchObject({ data: { error: 'missing_scope' } });
});

test('Slack refuses the token after the app is uninstalled', async () => {
  await slack.install('ada');
  slack.uninstall();
  const client = new WebClient(installations[0]?.bot?.token, { slackApiUrl: slack.apiUrl });
  await expect(client.auth.test()).rejects.toMatchObject({ data: { error: 'token_revoked' } });
});
