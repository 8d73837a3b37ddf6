import { describe, expect } from 'vitest';
import { linkIn } from '../../simulator/sendgrid/mailbox.ts';
import { eventually } from '../../support/eventually.ts';
import { testAlone as test } from '../../support/shared-app.ts';
import { allTasksDone, queueAgain, retryNow } from '../../support/tasks.ts';
import { answerEmail, asMember, everything, invite, openRoster, page, pick } from '../steps.ts';
import { afterTime, invited, toldAda } from './reminder-steps.ts';

describe('a day before an invitation expires', () => {
  test('the inviter is told once and can extend it by a button, and the link in the email still works', async ({
    app,
  }) => {
    const ada = await invited(app, 'soon@acme.com');
    await afterTime(app, { days: 5, hours: 23 });
    expect(toldAda(app, 'expires within a day')).toEqual([]);
    await afterTime(app, { hours: 2 });
    await afterTime(app, { hours: 1 });
    expect(toldAda(app, 'expires within a day')).toHaveLength(1);
    await ada.click('extend_invitation');
    await ada.seesMessage(
      'The invitation of soon@acme.com is extended: the link in their email goes on working.',
    );
    expect(toldAda(app, 'expires within a day')).toEqual([]);
    app.pass({ days: 6 });
    const [mail] = app.sendgrid.mailbox.to('soon@acme.com');
    expect(await page(app, new URL(linkIn(mail ?? expect.fail('No email.'))).pathname)).toContain(
      'Accept and join',
    );
    await ada.command('/wgw activity');
    await ada.seesModal('Ada Lovelace extended the invitation of soon@acme.com.');
    // Before the new end, the inviter is told once more.
    await ada.close();
    await afterTime(app, { hours: 1 });
    expect(toldAda(app, 'expires within a day')).toHaveLength(1);
  });

  test('the inviter extends several at once, except those that were answered', async ({ app }) => {
    const ada = await invited(app, 'x@acme.com y@acme.com z@acme.com');
    await afterTime(app, { days: 6, hours: 1 });
    expect(toldAda(app, 'expire within a day').map(({ text }) => text)).toEqual([
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

  test('the inviter is told that it is extended, even if Slack refuses to change the message', async ({
    app,
  }) => {
    const ada = await invited(app, 'unchanged@acme.com');
    await afterTime(app, { days: 6, hours: 1 });
    app.slack.faults.next('response_url', { status: 500 });
    await ada.click('extend_invitation');
    await ada.seesMessage('The invitation of unchanged@acme.com is extended');
  });

  test('an inviter who was demoted meanwhile cannot extend it', async ({ app }) => {
    await asMember(app, 'linus', 'ADMINISTRATOR');
    const ada = await invited(app, 'stays@acme.com');
    await afterTime(app, { days: 6, hours: 1 });
    await asMember(app, 'ada', 'MEMBER');
    const before = await everything(app);
    await ada.click('extend_invitation');
    await ada.seesModal('You cannot invite people: only Administrators of your organization can.');
    expect(await everything(app)).toEqual(before);
  });

  test('the inviter never shortens it by extending it', async ({ app }) => {
    const ada = await invited(app, 'long@acme.com');
    await afterTime(app, { days: 6, hours: 1 });
    await app.database.prisma.organization.updateMany({ data: { invitationDays: 1 } });
    const where = { email: 'long@acme.com' };
    const expiresAt = new Date(Date.now() + 20 * 24 * 3_600_000);
    await app.database.prisma.invitation.updateMany({ where, data: { expiresAt } });
    await ada.click('extend_invitation');
    await ada.seesMessage('The invitation of long@acme.com is extended');
    expect(await app.database.prisma.invitation.findFirst({ where })).toMatchObject({ expiresAt });
  });

  test('the inviter is not told so about an invitation that was resent before Slack accepted the message', async ({
    app,
  }) => {
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
    expect(toldAda(app, 'expires within a day')).toEqual([]);
  });

  test('an Administrator who kept the invitations of a removed inviter is told in their place', async ({
    app,
  }) => {
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
    expect(toldAda(app, 'kept@acme.com has not answered your invitation')).toHaveLength(1);
  });

  test('the inviter cannot extend it after it has expired, and reads why', async ({ app }) => {
    const ada = await invited(app, 'late@acme.com');
    await afterTime(app, { days: 6, hours: 1 });
    app.pass({ days: 1 });
    await ada.click('extend_invitation');
    await ada.seesModal('This invitation has expired.');
  });
});
