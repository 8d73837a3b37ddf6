import { expect } from 'vitest';
import { test as base } from '../support/shared-app.ts';

const test = base.extend('options', { scope: 'file' }, { socketMode: true });

/** A slash command as it comes over the WebSocket: the fields of the form that Slack posts otherwise. */
const fieldsOf = ({ body }: { body: string }) => Object.fromEntries(new URLSearchParams(body));

test('commands come over a WebSocket whose address the configured Slack API gives', async ({ app }) => {
  const ada = app.slack.as('ada');
  expect(app.slack.calls('apps.connections.open')).toHaveLength(1);

  const help = await app.slack.socket.deliver('slash_commands', fieldsOf(ada.commandRequest('/wgw help')));
  expect(help).toMatchObject({ response_type: 'ephemeral', text: 'What you can do with wgw' });

  await app.slack.socket.deliver('slash_commands', fieldsOf(ada.commandRequest('/wgw invite ted@acme.com')));
  const form = await ada.seesModal('Email addresses');
  expect(form.fields[0]?.entered).toEqual(['ted@acme.com']);

  const { body } = ada.submissionRequest();
  const payload = JSON.parse(new URLSearchParams(body).get('payload') ?? '');
  await app.slack.socket.deliver('interactive', payload);
  await app.slack.as('bob').seesMessage('Ada Lovelace invited ted@acme.com');
});

test('the web pages still listen, and take no commands', async ({ app }) => {
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  const { status } = await app.slack.replay(app.slack.as('ada').commandRequest('/wgw help'));
  expect(status).toBe(404);
});
