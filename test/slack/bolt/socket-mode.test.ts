import { expect } from 'vitest';
import { linkIn } from '../../simulator/sendgrid/mailbox.ts';
import { test as base, testAlone as baseAlone } from '../../support/shared-app.ts';

const socketMode = { socketMode: true };
const test = base.extend('options', { scope: 'file' }, socketMode);
const testAlone = baseAlone.extend('options', { scope: 'file' }, socketMode);

/** A slash command as Slack sends it over the WebSocket: the fields of the form that it would post otherwise. */
const fieldsOf = ({ body }: { body: string }) => Object.fromEntries(new URLSearchParams(body));

test('wgw receives commands over a WebSocket, whose address the configured Slack API gives', async ({
  app,
}) => {
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

test('the web pages are still there, but accept no commands', async ({ app }) => {
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  const { status } = await app.slack.replay(app.slack.as('ada').commandRequest('/wgw help'));
  expect(status).toBe(404);
});

testAlone('while Slack is away, emails are sent and links work', async ({ app }) => {
  const ada = app.slack.as('ada');
  const typed = fieldsOf(ada.commandRequest('/wgw invite ted@acme.com'));
  await app.slack.socket.deliver('slash_commands', typed);
  await ada.seesModal('Email addresses');
  app.sendgrid.fails({ status: 500 });
  const { body } = ada.submissionRequest();
  await app.slack.socket.deliver('interactive', JSON.parse(new URLSearchParams(body).get('payload') ?? ''));
  await app.sendgrid.waitFor(() => app.sendgrid.requests.length === 1, 'the email that is not taken');

  await app.stop();
  app.slack.faults.next('apps.connections.open', { status: 503 }, 1000);
  app.timeLimits.slackSocket = 0;
  await app.start();
  const mail = await app.sendgrid.mailbox.waitFor('ted@acme.com');
  const { pathname } = new URL(linkIn(mail));
  expect((await fetch(`${app.url}${pathname}`)).status).toBe(200);
});
