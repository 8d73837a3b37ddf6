import { describe, expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { allTasksDone, queueAgain, retryNow } from '../../support/tasks.ts';
import { answerEmail, asMember, closeAll, invite, openRoster, pick } from '../steps.ts';
import { announcementOf, lineOf, sent } from './announcement-steps.ts';

describe('the announcement shows the status of each invitation:', () => {
  test('the email is on its way, and then sent', async ({ app }) => {
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

  test('accepted and declined, beside the others of the form', async ({ app }) => {
    await invite(app.slack.as('ada'), { addresses: 'yes@acme.com no@acme.com wait@acme.com' });
    await answerEmail(app, 'yes@acme.com', 'accept', 'Yes');
    await answerEmail(app, 'no@acme.com', 'decline');
    const text = await announcementOf(app, 'yes@acme.com');
    expect(text).toContain('• yes@acme.com: joined');
    expect(text).toContain('• no@acme.com: declined');
    expect(text).toContain('• wait@acme.com: email sent');
  });

  test('expired, and open again after it is resent', async ({ app }) => {
    const ada = app.slack.as('ada');
    await sent(app, 'expired@acme.com');
    app.pass({ days: 7 });
    await queueAgain(app, 'announce-expired', {});
    expect(await lineOf(app, 'expired@acme.com')).toBe('• expired@acme.com: expired');
    await closeAll(ada);
    await pick(ada, 'expired@acme.com', 'Resend…');
    await ada.seesModal('Send the invitation of expired@acme.com again');
    await ada.submit();
    await ada.seesModal('expired@acme.com gets a new email');
    expect(await lineOf(app, 'expired@acme.com')).toBe('• expired@acme.com: email sent');
    app.pass({ days: 7 });
    await queueAgain(app, 'announce-expired', {});
    expect(await lineOf(app, 'expired@acme.com')).toBe('• expired@acme.com: expired');
  });

  test('the number with each status, beyond 20 addresses', async ({ app }) => {
    const many = Array.from({ length: 23 }, (_, n) => `m${n}@acme.com`);
    await invite(app.slack.as('ada'), { addresses: many.join(' ') });
    await Promise.all(many.map((address) => app.sendgrid.mailbox.waitFor(address)));
    await answerEmail(app, 'm22@acme.com', 'accept', 'M');
    expect(await announcementOf(app, 'm0@acme.com')).toContain('and 3 more (email sent: 2, joined: 1)');
  });
});

describe('the menu of an invitation in the announcement', () => {
  test('resends it with a new link, and the status starts again', async ({ app }) => {
    const ada = app.slack.as('ada');
    await sent(app, 'again@acme.com');
    await app.sendgrid.tell('again@acme.com', 'bounce');
    await announcementOf(app, 'again@acme.com');
    await closeAll(ada);
    await pick(ada, 'again@acme.com', 'Resend…');
    await ada.seesModal('Send the invitation of again@acme.com again');
    await ada.submit();
    await ada.seesModal('again@acme.com gets a new email');
    await app.sendgrid.mailbox.waitFor('again@acme.com', 2);
    expect(await lineOf(app, 'again@acme.com')).toBe('• again@acme.com: email sent');
    // Later events about the first email do not matter.
    const [first] = app.sendgrid.mailbox.to('again@acme.com');
    await app.sendgrid.webhook.post([{ event: 'bounce', ...first?.customArgs }]);
    expect(await lineOf(app, 'again@acme.com')).toBe('• again@acme.com: email sent');
  });

  test('warns that resending cannot help if SendGrid suppresses the address', async ({ app }) => {
    const ada = app.slack.as('ada');
    await sent(app, 'suppressed@acme.com');
    await app.sendgrid.tell('suppressed@acme.com', 'dropped');
    await announcementOf(app, 'suppressed@acme.com');
    await closeAll(ada);
    await pick(ada, 'suppressed@acme.com', 'Resend…');
    await ada.seesModal('this cannot help until whoever runs wgw takes it off the suppression list');
  });

  test('cancels it, and disappears', async ({ app }) => {
    const ada = app.slack.as('ada');
    await sent(app, 'cancel@acme.com');
    await closeAll(ada);
    await pick(ada, 'cancel@acme.com', 'Cancel…');
    await ada.seesModal('Cancel the invitation of cancel@acme.com?');
    await ada.submit();
    await ada.seesModal('The invitation of cancel@acme.com is cancelled.');
    expect(await announcementOf(app, 'cancel@acme.com')).toMatch(/• cancel@acme\.com: cancelled$/m);
  });

  test('is refused to a Member with the reason', async ({ app }) => {
    const bob = await asMember(app, 'bob');
    await sent(app, 'forbidden@acme.com');
    await closeAll(bob);
    await pick(bob, 'forbidden@acme.com', 'Cancel…');
    await bob.seesModal('You cannot manage members: only Administrators of your organization can.');
  });

  test('is not the only way: a change in the roster appears in the announcement too', async ({ app }) => {
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

describe('the inviter is told of an email that failed, and what to do', () => {
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
    await allTasksDone(app);
    const told = app.slack.as('ada').directMessages.filter(({ text }) => text.includes(address));
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining(words)]);
  });

  test('except if the invitee joined before', async ({ app }) => {
    await sent(app, 'joined@acme.com');
    await answerEmail(app, 'joined@acme.com', 'accept', 'Joined');
    await app.sendgrid.tell('joined@acme.com', 'bounce');
    await allTasksDone(app);
    const told = app.slack.as('ada').directMessages.map(({ text }) => text);
    expect(told.filter((text) => text.includes('joined@acme.com bounced'))).toEqual([]);
    expect(await lineOf(app, 'joined@acme.com')).toBe('• joined@acme.com: joined');
  });
});
