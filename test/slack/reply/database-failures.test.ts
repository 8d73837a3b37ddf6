import { describe, expect, onTestFinished } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { join, openInvite } from '../steps.ts';

/**
 * Blocks every query about members, and has the app reply to Slack without waiting for one. Returns a function that ends
 * the block; the end of the test ends it too.
 */
async function blockQueries({ database, timeLimits }: TestApp): Promise<() => Promise<unknown>> {
  const { slackReply } = timeLimits;
  const blocker = await database.pool.connect();
  await blocker.query('BEGIN; LOCK TABLE members IN ACCESS EXCLUSIVE MODE');
  timeLimits.slackReply = 0;
  const unblock = () => {
    timeLimits.slackReply = slackReply;
    return blocker.query('ROLLBACK');
  };
  onTestFinished(async () => {
    await unblock();
    blocker.release();
  });
  return unblock;
}

describe('while the database hangs, wgw acknowledges in time with a loading view', () => {
  test('which the outcome of a form, or the form of a command, then replaces', async ({ app }) => {
    const [ada, grace, bob] = [app.slack.as('ada'), app.slack.as('grace'), app.slack.as('bob')];
    await join(app, ada, { address: 'grace@acme.com', name: 'Grace', role: 'Administrator' });
    await join(app, ada, { address: 'bob@acme.com', name: 'Bob' });
    await openInvite(grace);
    await bob.command('/wgw invite');
    await bob.seesModal('Your Administrators decide');
    await openInvite(ada);

    const unblock = await blockQueries(app);
    const [submitted] = await Promise.all([
      ada.submit({ addresses: 'ted@acme.com' }),
      grace.command('/wgw invite kim@acme.com'),
      bob.command('/wgw invite kim@acme.com'),
    ]);
    expect(submitted.modal?.text).toBe('One moment: this takes a little longer than usual…');
    await grace.seesModal('One moment');
    await bob.seesModal('One moment');
    await unblock();

    expect((await ada.seesModal('Invited Successfully')).text).toContain('• ted@acme.com');
    await app.sendgrid.mailbox.waitFor('ted@acme.com');
    expect((await grace.seesModal('Email addresses')).fields[0]?.entered).toEqual(['kim@acme.com']);
    await bob.seesModal('Your Administrators decide');
  });

  test('which the filled form replaces if it failed, so that the person can send it again', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    const unblock = await blockQueries(app);
    await ada.submit({ addresses: 'kim@acme.com', note: 'Hello!' });
    await app.database.pool.query('ALTER TABLE invitations RENAME TO away');
    await unblock();
    const form = await ada.seesModal(
      'Something went wrong on our side. Please send the form again in a moment: nobody is invited twice.',
    );
    expect(form.fields.map(({ entered }) => entered)).toEqual([['kim@acme.com'], [], ['Member'], ['Hello!']]);

    await app.database.pool.query('ALTER TABLE away RENAME TO invitations');
    expect((await ada.submit()).modal).toBeUndefined();
    await app.sendgrid.mailbox.waitFor('kim@acme.com');
  });
});

test('while the database fails, a person who submits a form is told so, and keeps the text they typed', async ({
  app,
}) => {
  const ada = app.slack.as('ada');
  await openInvite(ada);
  await app.database.pool.query('ALTER TABLE invitations RENAME TO away');
  const { errors, modal } = await ada.submit({ addresses: 'lee@acme.com', note: 'Hello!' });
  expect(errors.addresses).toBe(
    'Something went wrong on our side. Please send the form again in a moment: nobody is invited twice.',
  );
  expect(modal?.fields.at(-1)?.entered).toEqual(['Hello!']);

  await app.database.pool.query('ALTER TABLE away RENAME TO invitations');
  expect((await ada.submit()).modal).toBeUndefined();
  await app.sendgrid.mailbox.waitFor('lee@acme.com');
});
