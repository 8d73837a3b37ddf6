import { describe, expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { join, openInvite } from '../journey.ts';

describe('while Slack is in trouble', () => {
  test('a trigger that grew too old is explained to the person alone', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    await ada.close();
    app.slack.faults.next('views.open', { error: 'expired_trigger_id' });
    await ada.command('/wgw invite');
    const { onlyTo } = await ada.seesMessage('Slack took too long to open the window. Please try again.');
    expect(onlyTo).toBe('ada');
  });

  test('a short failure to open the form is not noticed', async ({ app }) => {
    app.slack.faults.next('views.open', { status: 500 });
    await openInvite(app.slack.as('ada'));
  });

  test('a token that Slack no longer takes is explained, with what mends it', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    await ada.close();
    app.slack.faults.next('views.open', { error: 'token_revoked' });
    await ada.command('/wgw invite');
    const { text } = await ada.seesMessage('wgw has lost its access to this workspace.');
    expect(text).toContain('Ask whoever runs wgw to install it anew.');
  });

  test.for([{ status: 429, retryAfter: 30 }, { error: 'internal_error' }])(
    'a form that does not open is explained: %o',
    async (fault, { app }) => {
      const ada = app.slack.as('ada');
      await openInvite(ada);
      await ada.close();
      const before = ada.ephemerals.length;
      app.slack.faults.next('views.open', fault);
      await ada.command('/wgw invite');
      await app.slack.waitFor(() => ada.ephemerals.length > before);
      expect(ada.ephemerals.at(-1)?.text).toBe(
        'Something went wrong on our side. Please try again in a moment.',
      );
    },
  );

  test('somebody new whom Slack will not describe is told so in place of the loading view', async ({
    app,
  }) => {
    const bob = app.slack.as('bob');
    app.slack.faults.next('users.info', { error: 'internal_error' });
    await bob.command('/wgw invite');
    await bob.seesModal('Something went wrong on our side. Please try again in a moment.');
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

  test('whoever closed the loading view hears no more of it', async ({ app }) => {
    const bob = app.slack.as('bob');
    let letSlackAnswer = () => {};
    const slackAnswers = new Promise<void>((resolve) => {
      letSlackAnswer = resolve;
    });
    app.slack.faults.next('users.info', { delayUntil: slackAnswers });
    await bob.command('/wgw invite');
    await bob.seesModal('wgw is finding out who you are');
    const before = bob.ephemerals.length;
    await bob.close();
    letSlackAnswer();
    await app.slack.waitFor(() => app.slack.calls('views.update').at(-1)?.error === 'not_found');
    // Which finishes what is under way.
    await app.stop();
    await app.start();
    expect(bob.ephemerals).toHaveLength(before);
    expect(bob.modal).toBeUndefined();
  });

  test('an answer that cannot take the place of the loading view comes as a message', async ({ app }) => {
    const bob = app.slack.as('bob');
    app.slack.faults.next('views.update', { status: 429, retryAfter: 30 });
    await bob.command('/wgw invite');
    const { onlyTo } = await bob.seesMessage('You cannot invite people: you are not a member');
    expect(onlyTo).toBe('bob');
  });

  test('a form that cannot take the place of the loading view is explained in a message', async ({ app }) => {
    const [ada, alan] = [app.slack.as('ada'), app.slack.as('alan')];
    await join(app, ada, { address: 'alan@acme.com', name: 'Alan', role: 'Administrator' });
    app.slack.faults.next('views.update', { status: 500 }, 3);
    await alan.command('/wgw invite');
    await alan.seesMessage('Something went wrong on our side. Please try again in a moment.');
    await openInvite(alan);
  });
});

test('while the database is away, whoever submits a form is told, and keeps what they typed', async ({
  app,
}) => {
  const ada = app.slack.as('ada');
  await openInvite(ada);
  await app.database.pool.query('ALTER TABLE invitations RENAME TO away');
  const { errors, modal } = await ada.submit({ addresses: 'ted@acme.com', note: 'Hello!' });
  expect(errors.addresses).toBe(
    'Something went wrong on our side. Please send the form again in a moment: nobody is invited twice.',
  );
  expect(modal?.fields.at(-1)?.entered).toEqual(['Hello!']);

  await app.database.pool.query('ALTER TABLE away RENAME TO invitations');
  expect((await ada.submit()).modal).toBeUndefined();
  await app.sendgrid.mailbox.waitFor('ted@acme.com');
});
