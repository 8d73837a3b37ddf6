import { describe, expect } from 'vitest';
import { test } from '../support/shared-app.ts';
import { openInvite } from './journey.ts';

describe('while Slack is in trouble', () => {
  test('a trigger that grew too old is explained to the person alone', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    await ada.close();
    app.slack.faults.next('views.open', { error: 'expired_trigger_id' });
    await ada.command('/wgw invite');
    const { onlyTo } = await ada.seesMessage(
      'Slack took too long to open the form. Please type the command again.',
    );
    expect(onlyTo).toBe('ada');
  });

  test('a short failure to open the form is not noticed', async ({ app }) => {
    app.slack.faults.next('views.open', { status: 500 });
    await openInvite(app.slack.as('ada'));
  });

  test.for([{ status: 429, retryAfter: 30 }, { error: 'internal_error' }, { error: 'token_revoked' }])(
    'a form that does not open is explained: %o',
    async (fault, { app }) => {
      const ada = app.slack.as('ada');
      await openInvite(ada);
      await ada.close();
      const before = ada.ephemerals.length;
      app.slack.faults.next('views.open', fault);
      await ada.command('/wgw invite');
      await app.slack.waitFor(() => ada.ephemerals.length > before);
      expect(ada.ephemerals.at(-1)?.text).toContain('nothing was sent. Please try again in a moment.');
    },
  );

  test('somebody new whom Slack will not describe is told so in place of the loading view', async ({
    app,
  }) => {
    const bob = app.slack.as('bob');
    app.slack.faults.next('users.info', { error: 'internal_error' });
    await bob.command('/wgw invite');
    await bob.seesModal('Something went wrong on our side');
    await bob.command('/wgw invite');
    await bob.seesModal('You cannot invite people');
  });

  test('a slow Slack finds a loading view', async ({ app }) => {
    const bob = app.slack.as('bob');
    let letSlackAnswer = () => {};
    const slackAnswers = new Promise<void>((resolve) => {
      letSlackAnswer = resolve;
    });
    app.slack.faults.next('users.info', { delayUntil: slackAnswers });
    await bob.command('/wgw invite');
    await bob.seesModal('wgw is finding out who you are');
    letSlackAnswer();
    await bob.seesModal('You cannot invite people');
  });
});

test('while the database is away, whoever submits a form is told, and keeps what they typed', async ({
  app,
}) => {
  const ada = app.slack.as('ada');
  await openInvite(ada);
  await app.database.pool.query('ALTER TABLE invitations RENAME TO away');
  const { errors, modal } = await ada.submit({ addresses: 'ted@acme.com', note: 'Hello!' });
  expect(errors.addresses).toContain('Something went wrong on our side, and nothing was sent.');
  expect(modal?.fields.at(-1)?.entered).toEqual(['Hello!']);

  await app.database.pool.query('ALTER TABLE away RENAME TO invitations');
  expect((await ada.submit()).modal).toBeUndefined();
  await app.sendgrid.mailbox.waitFor('ted@acme.com');
});
