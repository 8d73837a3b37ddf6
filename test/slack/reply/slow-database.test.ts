import { describe, expect, onTestFinished } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { join, openInvite } from '../journey.ts';

/**
 * Makes every query about members wait, and the app wait for no query. Returns what lets them go on, as the test's end
 * does too.
 */
async function holdUp({ database, timeLimits }: TestApp): Promise<() => Promise<unknown>> {
  const { slackReply } = timeLimits;
  const holder = await database.pool.connect();
  await holder.query('BEGIN; LOCK TABLE members IN ACCESS EXCLUSIVE MODE');
  timeLimits.slackReply = 0;
  const letGo = () => {
    timeLimits.slackReply = slackReply;
    return holder.query('ROLLBACK');
  };
  onTestFinished(async () => {
    await letGo();
    holder.release();
  });
  return letGo;
}

describe('a database that hangs: Slack gets its acknowledgement in time, behind a loading view', () => {
  test('and then a form its outcome, a command its form', async ({ app }) => {
    const [ada, grace, bob] = [app.slack.as('ada'), app.slack.as('grace'), app.slack.as('bob')];
    await join(app, ada, { address: 'grace@acme.com', name: 'Grace', role: 'Administrator' });
    await join(app, ada, { address: 'bob@acme.com', name: 'Bob' });
    await openInvite(grace);
    await bob.command('/wgw invite');
    await bob.seesModal('Your Administrators decide');
    await openInvite(ada);

    const letGo = await holdUp(app);
    const [submitted] = await Promise.all([
      ada.submit({ addresses: 'ted@acme.com' }),
      grace.command('/wgw invite kim@acme.com'),
      bob.command('/wgw invite kim@acme.com'),
    ]);
    expect(submitted.modal?.text).toBe('One moment: this takes a little longer than usual…');
    await grace.seesModal('One moment');
    await bob.seesModal('One moment');
    await letGo();

    expect((await ada.seesModal('Invited Successfully')).text).toContain('• ted@acme.com');
    await app.sendgrid.mailbox.waitFor('ted@acme.com');
    expect((await grace.seesModal('Email addresses')).fields[0]?.entered).toEqual(['kim@acme.com']);
    await bob.seesModal('Your Administrators decide');
  });

  test('and then whoever cannot be answered the form as they filled it, to be sent again', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    const letGo = await holdUp(app);
    await ada.submit({ addresses: 'kim@acme.com', note: 'Hello!' });
    await app.database.pool.query('ALTER TABLE invitations RENAME TO away');
    await letGo();
    const form = await ada.seesModal(
      'Something went wrong on our side. Please send the form again in a moment: nobody is invited twice.',
    );
    expect(form.fields.map(({ entered }) => entered)).toEqual([['kim@acme.com'], [], ['Member'], ['Hello!']]);

    await app.database.pool.query('ALTER TABLE away RENAME TO invitations');
    expect((await ada.submit()).modal).toBeUndefined();
    await app.sendgrid.mailbox.waitFor('kim@acme.com');
  });
});
