import { describe, expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { join, openInvite } from '../steps.ts';

describe('while Slack fails', () => {
  test('a person whose trigger has expired is told privately to try again', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    await ada.close();
    app.slack.faults.next('views.open', { error: 'expired_trigger_id' });
    await ada.command('/wgw invite');
    const { onlyTo } = await ada.seesMessage('Slack took too long to open the window. Please try again.');
    expect(onlyTo).toBe('ada');
  });

  test('a person does not notice a short failure to open the form', async ({ app }) => {
    app.slack.faults.next('views.open', { status: 500 });
    await openInvite(app.slack.as('ada'));
  });

  test('a person reads that wgw has lost its access, and how to restore it', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    await ada.close();
    app.slack.faults.next('views.open', { error: 'token_revoked' });
    await ada.command('/wgw invite');
    const { text } = await ada.seesMessage('wgw has lost its access to this workspace.');
    expect(text).toContain('Ask whoever runs wgw to install it anew.');
  });

  test.for([{ status: 429, retryAfter: 30 }, { error: 'internal_error' }])(
    'a person is told privately that the form did not open: %o',
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

  test('a new person about whom Slack fails to answer reads so in place of the loading view', async ({
    app,
  }) => {
    const bob = app.slack.as('bob');
    app.slack.faults.next('users.info', { error: 'internal_error' });
    await bob.command('/wgw invite');
    await bob.seesModal('Something went wrong on our side. Please try again in a moment.');
    await bob.command('/wgw invite');
    await bob.seesModal('You cannot invite people');
  });

  test('a new person sees a loading view while Slack is slow', async ({ app }) => {
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

  test('a person who closed the loading view gets no answer', async ({ app }) => {
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
    // Stopping finishes the work in progress.
    await app.stop();
    await app.start();
    expect(bob.ephemerals).toHaveLength(before);
    expect(bob.modal).toBeUndefined();
  });

  test('a person gets a message if the answer cannot replace the loading view', async ({ app }) => {
    const bob = app.slack.as('bob');
    app.slack.faults.next('views.update', { status: 429, retryAfter: 30 });
    await bob.command('/wgw invite');
    const { onlyTo } = await bob.seesMessage('You cannot invite people: you are not a member');
    expect(onlyTo).toBe('bob');
  });

  test('an Administrator gets a message if the form cannot replace the loading view', async ({ app }) => {
    const [ada, alan] = [app.slack.as('ada'), app.slack.as('alan')];
    await join(app, ada, { address: 'alan@acme.com', name: 'Alan', role: 'Administrator' });
    app.slack.faults.next('views.update', { status: 500 }, 3);
    await alan.command('/wgw invite');
    await alan.seesMessage('Something went wrong on our side. Please try again in a moment.');
    await openInvite(alan);
  });

  test('a new person gets an answer in the loading view, even if Slack never confirmed that it opened', async ({
    app,
  }) => {
    const bob = app.slack.as('bob');
    app.slack.faults.next('views.open', { loseAnswer: true });
    await bob.command('/wgw invite');
    await bob.seesModal('You cannot invite people');
  });
});
