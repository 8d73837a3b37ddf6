import { describe, expect, vi } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { createGate } from '../support/gate.ts';
import { allJobsDone, queueAgain, retryNow } from '../support/jobs.ts';
import { test } from '../support/shared-app.ts';
import { answerEmail, asMember, closeAll, invite, openRoster, pick } from './journey.ts';

/** The confirmation that names an address, as it stands once nothing is left to do. */
async function confirmationOf(app: TestApp, address: string): Promise<string> {
  await allJobsDone(app);
  const named = app.slack
    .allMessages()
    .filter(({ text }) => text.startsWith('Invited Successfully') && text.includes(`• ${address}`));
  expect(named).toHaveLength(1);
  return named[0]?.text ?? '';
}

/** Its line about an address, without the menu. */
async function lineOf(app: TestApp, address: string): Promise<string> {
  const text = await confirmationOf(app, address);
  const line = text.split('\n').find((each) => each.startsWith(`• ${address}`));
  return line?.replace(/ \[.*$/, '') ?? '';
}

async function sent(app: TestApp, address: string): Promise<void> {
  await invite(app.slack.as('ada'), { addresses: address });
  await app.sendgrid.mailbox.waitFor(address);
  await allJobsDone(app);
}

describe('the confirmation tells how each invitation stands:', () => {
  test('on its way, and sent', async ({ app }) => {
    app.sendgrid.fails({ status: 500 });
    await invite(app.slack.as('ada'), { addresses: 'way@acme.com' });
    await app.slack.as('bob').seesMessage('• way@acme.com: email on its way');
    await retryNow(app);
    await app.sendgrid.mailbox.waitFor('way@acme.com');
    expect(await lineOf(app, 'way@acme.com')).toBe('• way@acme.com: email sent');
  });

  test.for([
    ['deferred', 'email delayed by their mail server (451 4.7.1 Greylisted, try again later)'],
    ['delivered', 'email delivered'],
    ['bounce', 'email bounced (550 5.1.1 The email account does not exist)'],
    ['blocked', 'email refused by their mail server (550 5.7.1 Blocked by policy)'],
    ['dropped', 'email not sent, as an earlier one bounced or was reported'],
    ['spamreport', 'email reported as spam'],
  ] as const)('%s: %s', async ([event, words], { app }) => {
    const address = `${event}@acme.com`;
    await sent(app, address);
    await app.sendgrid.tell(address, event);
    expect(await lineOf(app, address)).toBe(`• ${address}: ${words}`);
  });

  test('accepted and declined, each beside the others of its form', async ({ app }) => {
    await invite(app.slack.as('ada'), { addresses: 'yes@acme.com no@acme.com wait@acme.com' });
    await answerEmail(app, 'yes@acme.com', 'accept', 'Yes');
    await answerEmail(app, 'no@acme.com', 'decline');
    const text = await confirmationOf(app, 'yes@acme.com');
    expect(text).toContain('• yes@acme.com: joined');
    expect(text).toContain('• no@acme.com: declined');
    expect(text).toContain('• wait@acme.com: email sent');
  });

  test('expired, and open again once it is resent', async ({ app }) => {
    const ada = app.slack.as('ada');
    await sent(app, 'expired@acme.com');
    app.pass({ days: 7 });
    await queueAgain(app, 'tell-expired', {});
    expect(await lineOf(app, 'expired@acme.com')).toBe('• expired@acme.com: expired');
    await closeAll(ada);
    await pick(ada, 'expired@acme.com', 'Resend…');
    await ada.seesModal('Send the invitation of expired@acme.com again');
    await ada.submit();
    await ada.seesModal('expired@acme.com gets a new email');
    expect(await lineOf(app, 'expired@acme.com')).toBe('• expired@acme.com: email sent');
    app.pass({ days: 7 });
    await queueAgain(app, 'tell-expired', {});
    expect(await lineOf(app, 'expired@acme.com')).toBe('• expired@acme.com: expired');
  });

  test('beyond 20 addresses, how many stand how', async ({ app }) => {
    const many = Array.from({ length: 23 }, (_, n) => `m${n}@acme.com`);
    await invite(app.slack.as('ada'), { addresses: many.join(' ') });
    await Promise.all(many.map((address) => app.sendgrid.mailbox.waitFor(address)));
    await answerEmail(app, 'm22@acme.com', 'accept', 'M');
    expect(await confirmationOf(app, 'm0@acme.com')).toContain('and 3 more (email sent: 2, joined: 1)');
  });
});

describe('what is done about an invitation from the confirmation', () => {
  test('resending makes a new link, and the line begins anew', async ({ app }) => {
    const ada = app.slack.as('ada');
    await sent(app, 'again@acme.com');
    await app.sendgrid.tell('again@acme.com', 'bounce');
    await confirmationOf(app, 'again@acme.com');
    await closeAll(ada);
    await pick(ada, 'again@acme.com', 'Resend…');
    await ada.seesModal('Send the invitation of again@acme.com again');
    await ada.submit();
    await ada.seesModal('again@acme.com gets a new email');
    await app.sendgrid.mailbox.waitFor('again@acme.com', 2);
    expect(await lineOf(app, 'again@acme.com')).toBe('• again@acme.com: email sent');
    // What is told of the first email does not matter any more.
    const [first] = app.sendgrid.mailbox.to('again@acme.com');
    await app.sendgrid.webhook.post([{ event: 'bounce', ...first?.customArgs }]);
    expect(await lineOf(app, 'again@acme.com')).toBe('• again@acme.com: email sent');
  });

  test('resending to an address that SendGrid does not send to is said to be no help', async ({ app }) => {
    const ada = app.slack.as('ada');
    await sent(app, 'suppressed@acme.com');
    await app.sendgrid.tell('suppressed@acme.com', 'dropped');
    await confirmationOf(app, 'suppressed@acme.com');
    await closeAll(ada);
    await pick(ada, 'suppressed@acme.com', 'Resend…');
    await ada.seesModal('this cannot help until whoever runs wgw takes it off the suppression list');
  });

  test('cancelling closes it, and its menu is gone', async ({ app }) => {
    const ada = app.slack.as('ada');
    await sent(app, 'cancel@acme.com');
    await closeAll(ada);
    await pick(ada, 'cancel@acme.com', 'Cancel…');
    await ada.seesModal('Cancel the invitation of cancel@acme.com?');
    await ada.submit();
    await ada.seesModal('The invitation of cancel@acme.com is cancelled.');
    expect(await confirmationOf(app, 'cancel@acme.com')).toMatch(/• cancel@acme\.com: cancelled$/m);
  });

  test('is refused to a Member, who reads why', async ({ app }) => {
    const bob = await asMember(app, 'bob');
    await sent(app, 'forbidden@acme.com');
    await closeAll(bob);
    await pick(bob, 'forbidden@acme.com', 'Cancel…');
    await bob.seesModal('You cannot manage members: only Administrators of your organization can.');
  });

  test('done from the roster, shows in the confirmation too', async ({ app }) => {
    const ada = app.slack.as('ada');
    await sent(app, 'elsewhere@acme.com');
    await openRoster(ada, 'elsewhere');
    await pick(ada, 'elsewhere@acme.com', 'Cancel…');
    await ada.seesModal('Cancel the invitation of elsewhere@acme.com?');
    await ada.submit();
    await ada.seesModal('The invitation of elsewhere@acme.com is cancelled.');
    expect(await lineOf(app, 'elsewhere@acme.com')).toBe('• elsewhere@acme.com: cancelled');
  });
});

describe('while Slack is in trouble, the confirmation', () => {
  test.for([{ status: 429, retryAfter: 1 }, { status: 500 }, { reset: true } as const])(
    'is changed once Slack takes it: %o',
    async (fault, { app }) => {
      const address = `busy.${Object.values(fault).join('.')}@acme.com`;
      await sent(app, address);
      app.slack.faults.next('chat.update', fault);
      await app.sendgrid.tell(address, 'delivered');
      expect(await lineOf(app, address)).toBe(`• ${address}: email delivered`);
    },
  );

  test('waits as long as Slack asks, whatever happens meanwhile', async ({ app }) => {
    await sent(app, 'limited@acme.com');
    app.slack.faults.next('chat.update', { status: 429, retryAfter: 30 });
    await app.sendgrid.tell('limited@acme.com', 'deferred');
    await retryNow(app, 'update-announcement');
    await vi.waitFor(() => expect(app.logs()).toContain('as it was asked to wait for 30 s'));
    const calls = app.slack.calls('chat.update').length;
    await app.sendgrid.tell('limited@acme.com', 'delivered');
    await app.sendgrid.tell('limited@acme.com', 'bounce');
    const { rows } = await app.database.pool.query<{ waits: boolean }>(
      `SELECT run_at > now() + interval '15 seconds' AS waits FROM graphile_worker.jobs
       WHERE task_identifier = 'update-announcement'`,
    );
    expect(rows).toEqual([{ waits: true }]);
    expect(app.slack.calls('chat.update')).toHaveLength(calls);
    expect(await lineOf(app, 'limited@acme.com')).toContain('email bounced');
    expect(app.slack.calls('chat.update')).toHaveLength(calls + 1);
  });

  test('is changed once at a time, so that the older state never stays', async ({ app }) => {
    await sent(app, 'slow@acme.com');
    await sent(app, 'other@acme.com');
    const gate = createGate();
    app.slack.faults.next('chat.update', { delayUntil: gate.opened });
    const told = () => app.slack.calls('chat.update').map(({ args }) => JSON.stringify(args));
    const toldOf = (words: string) => told().filter((each) => each.includes(words)).length;
    await app.sendgrid.tell('slow@acme.com', 'delivered');
    await retryNow(app, 'update-announcement');
    await app.slack.waitFor(() => toldOf('slow@acme.com: email delivered') === 1);
    await app.sendgrid.tell('slow@acme.com', 'bounce');
    await app.sendgrid.tell('other@acme.com', 'delivered');
    await retryNow(app, 'update-announcement');
    await app.slack.waitFor(() => toldOf('other@acme.com: email delivered') === 1);
    expect(toldOf('slow@acme.com: email bounced')).toBe(0);
    gate.open();
    expect(await lineOf(app, 'slow@acme.com')).toContain('email bounced');
  });

  test.for(['message_not_found', 'is_archived', 'edit_window_closed'])(
    'that can be changed no more (%s) is replaced by a message to the inviter, as soon as there is news; it changes from then on',
    async (error, { app }) => {
      const ada = app.slack.as('ada');
      const address = `${error}@acme.com`;
      await sent(app, address);
      app.slack.faults.next('chat.update', { error });
      await app.sendgrid.tell(address, 'delivered');
      await allJobsDone(app);
      const replacements = () =>
        ada.directMessages.filter(
          ({ text }) => text.startsWith('Invited Successfully') && text.includes(`• ${address}`),
        );
      expect(replacements()).toEqual([]);
      await app.sendgrid.tell(address, 'bounce');
      await allJobsDone(app);
      expect(replacements().map(({ text }) => text)).toEqual([expect.stringContaining('email bounced')]);
      await answerEmail(app, address, 'accept', 'Late');
      await allJobsDone(app);
      expect(replacements().map(({ text }) => text)).toEqual([expect.stringContaining(`${address}: joined`)]);
    },
  );

  test('that went through a response_url is followed by a message to the inviter, once there is news', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'secret@acme.com' }, { channel: 'secret' });
    await app.sendgrid.mailbox.waitFor('secret@acme.com');
    await app.sendgrid.tell('secret@acme.com', 'delivered');
    await allJobsDone(app);
    const told = () => ada.directMessages.filter(({ text }) => text.includes('• secret@acme.com'));
    expect(told()).toEqual([]);
    await answerEmail(app, 'secret@acme.com', 'decline');
    await allJobsDone(app);
    expect(told().map(({ text }) => text)).toEqual([expect.stringContaining('secret@acme.com: declined')]);
  });
});

describe('an email that failed is told to the inviter, with what to do', () => {
  test.for([
    ['bounce', 'there seems to be no such mailbox. Check the address for typos'],
    ['blocked', 'refused the email this time (550 5.7.1 Blocked by policy). Resend it in an hour'],
    [
      'dropped',
      "Resending cannot help until whoever runs wgw takes the address off SendGrid's suppression list",
    ],
    ['spamreport', 'reported the email as spam. Talk to them'],
  ] as const)('%s', async ([event, words], { app }) => {
    const address = `failed.${event}@acme.com`;
    await sent(app, address);
    await app.sendgrid.tell(address, event);
    await allJobsDone(app);
    const told = app.slack.as('ada').directMessages.filter(({ text }) => text.includes(address));
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining(words)]);
  });

  test('unless they joined before', async ({ app }) => {
    await sent(app, 'joined@acme.com');
    await answerEmail(app, 'joined@acme.com', 'accept', 'Joined');
    await app.sendgrid.tell('joined@acme.com', 'bounce');
    await allJobsDone(app);
    const told = app.slack.as('ada').directMessages.map(({ text }) => text);
    expect(told.filter((text) => text.includes('joined@acme.com bounced'))).toEqual([]);
    expect(await lineOf(app, 'joined@acme.com')).toBe('• joined@acme.com: joined');
  });
});
