import { describe, expect } from 'vitest';
import { linkIn } from '../../simulator/sendgrid/mailbox.ts';
import type { TestApp } from '../../support/app.ts';
import { eventually } from '../../support/eventually.ts';
import { testAlone as test } from '../../support/shared-app.ts';
import { allTasksDone, queueAgain, retryNow } from '../../support/tasks.ts';
import { answerEmail, asMember, closeAll, everything, invite, openRoster, page, pick } from '../steps.ts';

/** Ada invites somebody, and the email is sent. */
async function invited(app: TestApp, addresses: string) {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await invite(ada, { addresses });
  await Promise.all(addresses.split(' ').map((address) => app.sendgrid.mailbox.waitFor(address)));
  await allTasksDone(app);
  await closeAll(ada);
  return ada;
}

/** As every minute, on two replicas at once. */
async function aMinuteLater(app: TestApp, passed: { days?: number; hours?: number } = {}): Promise<void> {
  app.pass(passed);
  await Promise.all([queueAgain(app, 'queue-reminders', {}), queueAgain(app, 'queue-reminders', {})]);
  await allTasksDone(app);
}

const told = (app: TestApp, words: string) =>
  app.slack.as('ada').directMessages.filter(({ text }) => text.includes(words));

describe('after two days without an answer', () => {
  test('the inviter is reminded once, with a menu, and the invitee once by email, with the same link', async ({
    app,
  }) => {
    const ada = await invited(app, 'ted@acme.com');
    await aMinuteLater(app, { days: 1, hours: 23 });
    expect(told(app, 'for two days')).toEqual([]);
    await aMinuteLater(app, { hours: 2 });
    await aMinuteLater(app, { hours: 1 });
    expect(told(app, 'for two days').map(({ text }) => text)).toEqual([
      expect.stringContaining(
        'ted@acme.com has not answered your invitation to Acme for two days. They get a reminder by email now.',
      ),
    ]);
    const [first, reminder, ...more] = app.sendgrid.mailbox.to('ted@acme.com');
    expect(more).toEqual([]);
    expect(reminder?.subject).toBe('Reminder: Ada Lovelace invited you to join Acme on WeGotWork');
    expect(reminder?.text).toMatch(/^A reminder, as you have not answered yet: .*same link\.$/m);
    expect(first?.text).not.toContain('reminder');
    expect(reminder && linkIn(reminder)).toBe(first && linkIn(first));
    await pick(ada, 'ted@acme.com has not answered', 'Cancel…');
    await ada.seesModal('Cancel the invitation of ted@acme.com?');
  });

  test('those of several people are one message, each with its menu', async ({ app }) => {
    const ada = await invited(app, 'b@acme.com a@acme.com c@acme.com');
    await answerEmail(app, 'c@acme.com', 'decline');
    await aMinuteLater(app, { days: 2, hours: 1 });
    expect(told(app, 'for two days').map(({ text }) => text)).toEqual([
      [
        '2 people have not answered your invitations to Acme for two days. They get a reminder by email now.',
        '• a@acme.com',
        '[Resend… | Cancel…]',
        '• b@acme.com',
        '[Resend… | Cancel…]',
      ].join('\n'),
    ]);
    await pick(ada, 'b@acme.com', 'Resend…');
    await ada.seesModal('Send the invitation of b@acme.com again');
    expect(['a', 'b', 'c'].map((name) => app.sendgrid.mailbox.to(`${name}@acme.com`).length)).toEqual([
      2, 2, 1,
    ]);
  });

  test('of many, a message holds 20', async ({ app }) => {
    await invited(app, Array.from({ length: 45 }, (_, n) => `many${n}@acme.com`).join(' '));
    await aMinuteLater(app, { days: 2, hours: 1 });
    const counts = told(app, 'for two days').map(({ text }) => text.split('•').length - 1);
    expect(counts.sort()).toEqual([20, 20, 5]);
  });

  test('an invitation that lives three days is reminded of too, when its end is told', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    await app.database.prisma.organization.updateMany({ data: { invitationDays: 3 } });
    await invited(app, 'short@acme.com');
    await aMinuteLater(app, { days: 2, hours: 1 });
    await aMinuteLater(app, { hours: 1 });
    expect(told(app, 'short@acme.com has not answered')).toHaveLength(1);
    expect(told(app, 'expires within a day')).toHaveLength(1);
    expect(app.sendgrid.mailbox.to('short@acme.com')).toHaveLength(2);
  });

  test('an email that waits at their server is not called unanswered', async ({ app }) => {
    await invited(app, 'grey@acme.com');
    await app.sendgrid.tell('grey@acme.com', 'deferred');
    await aMinuteLater(app, { days: 2, hours: 1 });
    expect(told(app, 'grey@acme.com has not answered')).toEqual([]);
    expect(app.sendgrid.mailbox.to('grey@acme.com')).toHaveLength(1);
  });

  test('a reminder that fails takes nothing back of what the first email became', async ({ app }) => {
    await invited(app, 'first@acme.com');
    await app.sendgrid.tell('first@acme.com', 'delivered');
    await aMinuteLater(app, { days: 2, hours: 1 });
    await app.sendgrid.tell('first@acme.com', 'blocked');
    await allTasksDone(app);
    const row = await app.database.prisma.invitation.findFirst({ where: { email: 'first@acme.com' } });
    expect(row?.delivery).toBe('DELIVERED');
    expect(told(app, 'refused the email')).toEqual([]);
  });

  test('nobody is reminded of what was answered, cancelled, or did not arrive', async ({ app }) => {
    await invited(app, 'yes@acme.com');
    await answerEmail(app, 'yes@acme.com', 'accept', 'Yes');
    await invited(app, 'bounced@acme.com');
    await app.sendgrid.tell('bounced@acme.com', 'bounce');
    await aMinuteLater(app, { days: 2, hours: 1 });
    expect(told(app, 'for two days')).toEqual([]);
    expect(app.sendgrid.mailbox.to('bounced@acme.com')).toHaveLength(1);
  });

  test('nobody is reminded where the settings say so', async ({ app }) => {
    const ada = await invited(app, 'quiet@acme.com');
    await ada.command('/wgw settings');
    await ada.seesModal(({ title }) => title === 'Settings');
    expect((await ada.submit({ Reminders: 'None' })).modal?.text).toContain('• Reminders');
    await aMinuteLater(app, { days: 2, hours: 1 });
    await aMinuteLater(app, { days: 4 });
    expect(told(app, 'quiet@acme.com has not answered')).toEqual([]);
    expect(app.sendgrid.mailbox.to('quiet@acme.com')).toHaveLength(1);
  });
});

describe('a day before it expires', () => {
  test('the inviter is told once, and extends it by a button: the link in the email goes on working', async ({
    app,
  }) => {
    const ada = await invited(app, 'soon@acme.com');
    await aMinuteLater(app, { days: 5, hours: 23 });
    expect(told(app, 'expires within a day')).toEqual([]);
    await aMinuteLater(app, { hours: 2 });
    await aMinuteLater(app, { hours: 1 });
    expect(told(app, 'expires within a day')).toHaveLength(1);
    await ada.click('extend_invitation');
    await ada.seesMessage(
      'The invitation of soon@acme.com is extended: the link in their email goes on working.',
    );
    expect(told(app, 'expires within a day')).toEqual([]);
    app.pass({ days: 6 });
    const [mail] = app.sendgrid.mailbox.to('soon@acme.com');
    expect(await page(app, new URL(linkIn(mail ?? expect.fail('No email.'))).pathname)).toContain(
      'Accept and join',
    );
    await ada.command('/wgw activity');
    await ada.seesModal('Ada Lovelace extended the invitation of soon@acme.com.');
    // And before that ends, once more.
    await ada.close();
    await aMinuteLater(app, { hours: 1 });
    expect(told(app, 'expires within a day')).toHaveLength(1);
  });

  test('several are extended at once, but for those that cannot be', async ({ app }) => {
    const ada = await invited(app, 'x@acme.com y@acme.com z@acme.com');
    await aMinuteLater(app, { days: 6, hours: 1 });
    expect(told(app, 'expire within a day').map(({ text }) => text)).toEqual([
      expect.stringContaining(
        '3 people have not answered your invitations to Acme, which expire within a day.',
      ),
    ]);
    await answerEmail(app, 'y@acme.com', 'accept', 'Y');
    const again = ada.clickRequest('extend_invitation');
    await ada.click('extend_invitation');
    const { text } = await ada.seesMessage('2 invitations are extended');
    expect(text).toContain(
      '• x@acme.com\n• y@acme.com: They accepted this invitation already.\n• z@acme.com',
    );
    await app.slack.replay(again);
    await allTasksDone(app);
    expect(await app.database.prisma.activity.count({ where: { kind: 'EXTENDED' } })).toBe(2);
  });

  test('extending says so, though Slack does not take the change of the message', async ({ app }) => {
    const ada = await invited(app, 'unchanged@acme.com');
    await aMinuteLater(app, { days: 6, hours: 1 });
    app.slack.faults.next('response_url', { status: 500 });
    await ada.click('extend_invitation');
    await ada.seesMessage('The invitation of unchanged@acme.com is extended');
  });

  test('whoever was demoted since extends nothing, and reads whom to ask', async ({ app }) => {
    await asMember(app, 'linus', 'ADMINISTRATOR');
    const ada = await invited(app, 'stays@acme.com');
    await aMinuteLater(app, { days: 6, hours: 1 });
    await asMember(app, 'ada', 'MEMBER');
    const before = await everything(app);
    await ada.click('extend_invitation');
    await ada.seesModal('You cannot invite people: only Administrators of your organization can.');
    expect(await everything(app)).toEqual(before);
  });

  test('extending never takes time away', async ({ app }) => {
    const ada = await invited(app, 'long@acme.com');
    await aMinuteLater(app, { days: 6, hours: 1 });
    await app.database.prisma.organization.updateMany({ data: { invitationDays: 1 } });
    const where = { email: 'long@acme.com' };
    const expiresAt = new Date(Date.now() + 20 * 24 * 3_600_000);
    await app.database.prisma.invitation.updateMany({ where, data: { expiresAt } });
    await ada.click('extend_invitation');
    await ada.seesMessage('The invitation of long@acme.com is extended');
    expect(await app.database.prisma.invitation.findFirst({ where })).toMatchObject({ expiresAt });
  });

  test('what was resent before Slack took the message is not called to expire', async ({ app }) => {
    const ada = await invited(app, 'fresh@acme.com');
    app.slack.faults.next('chat.postMessage', { error: 'internal_error' });
    app.pass({ days: 6, hours: 1 });
    await queueAgain(app, 'queue-reminders', {});
    await eventually(() => expect(app.logs()).toMatch(/Failed task [0-9]+ \(remind-inviter/));
    await openRoster(ada, 'fresh');
    await pick(ada, 'fresh@acme.com', 'Resend…');
    await ada.seesModal('Send the invitation of fresh@acme.com again');
    await ada.submit();
    await retryNow(app, 'remind-inviter');
    await allTasksDone(app);
    expect(told(app, 'expires within a day')).toEqual([]);
  });

  test('whoever kept the invitations of a removed inviter is told in their place', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
    await invite(linus, { addresses: 'kept@acme.com' });
    await app.sendgrid.mailbox.waitFor('kept@acme.com');
    await allTasksDone(app);
    app.slack.faults.next('chat.postMessage', { error: 'internal_error' });
    app.pass({ days: 6, hours: 1 });
    await queueAgain(app, 'queue-reminders', {});
    await eventually(() => expect(app.logs()).toMatch(/Failed task [0-9]+ \(remind-inviter/));
    const { prisma } = app.database;
    const { id: inviterId } = await prisma.member.findFirstOrThrow({ where: { email: 'ada@acme.com' } });
    await prisma.invitation.updateMany({ data: { inviterId } });
    await retryNow(app, 'remind-inviter');
    await allTasksDone(app);
    expect(told(app, 'kept@acme.com has not answered your invitation')).toHaveLength(1);
  });

  test('what has expired meanwhile is not extended, which is said', async ({ app }) => {
    const ada = await invited(app, 'late@acme.com');
    await aMinuteLater(app, { days: 6, hours: 1 });
    app.pass({ days: 1 });
    await ada.click('extend_invitation');
    await ada.seesModal('This invitation has expired.');
  });
});
