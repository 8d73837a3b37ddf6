import { describe, expect } from 'vitest';
import { linkIn } from '../../simulator/sendgrid/mailbox.ts';
import { testAlone as test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { answerEmail, asMember, pick } from '../steps.ts';
import { afterTime, invited, toldAda } from './reminder-steps.ts';

describe('after two days without an answer', () => {
  test('the inviter is reminded once with a menu, and the invitee once by email with the same link', async ({
    app,
  }) => {
    const ada = await invited(app, 'ted@acme.com');
    await afterTime(app, { days: 1, hours: 23 });
    expect(toldAda(app, 'for two days')).toEqual([]);
    await afterTime(app, { hours: 2 });
    await afterTime(app, { hours: 1 });
    expect(toldAda(app, 'for two days').map(({ text }) => text)).toEqual([
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

  test('the inviter gets one message about several invitees, each with a menu', async ({ app }) => {
    const ada = await invited(app, 'b@acme.com a@acme.com c@acme.com');
    await answerEmail(app, 'c@acme.com', 'decline');
    await afterTime(app, { days: 2, hours: 1 });
    expect(toldAda(app, 'for two days').map(({ text }) => text)).toEqual([
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

  test('the inviter gets messages of at most 20 invitees each', async ({ app }) => {
    await invited(app, Array.from({ length: 45 }, (_, n) => `many${n}@acme.com`).join(' '));
    await afterTime(app, { days: 2, hours: 1 });
    const counts = toldAda(app, 'for two days').map(({ text }) => text.split('•').length - 1);
    expect(counts.sort()).toEqual([20, 20, 5]);
  });

  test('the inviter is also reminded of an invitation of three days, which expires within a day by then', async ({
    app,
  }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    await app.database.prisma.organization.updateMany({ data: { invitationDays: 3 } });
    await invited(app, 'short@acme.com');
    await afterTime(app, { days: 2, hours: 1 });
    await afterTime(app, { hours: 1 });
    expect(toldAda(app, 'short@acme.com has not answered')).toHaveLength(1);
    expect(toldAda(app, 'expires within a day')).toHaveLength(1);
    expect(app.sendgrid.mailbox.to('short@acme.com')).toHaveLength(2);
  });

  test('nobody is reminded of an email that waits at the mail server', async ({ app }) => {
    await invited(app, 'grey@acme.com');
    await app.sendgrid.tell('grey@acme.com', 'deferred');
    await afterTime(app, { days: 2, hours: 1 });
    expect(toldAda(app, 'grey@acme.com has not answered')).toEqual([]);
    expect(app.sendgrid.mailbox.to('grey@acme.com')).toHaveLength(1);
  });

  test('a reminder that fails does not change the delivery status of the first email', async ({ app }) => {
    await invited(app, 'first@acme.com');
    await app.sendgrid.tell('first@acme.com', 'delivered');
    await afterTime(app, { days: 2, hours: 1 });
    await app.sendgrid.tell('first@acme.com', 'blocked');
    await allTasksDone(app);
    const row = await app.database.prisma.invitation.findFirst({ where: { email: 'first@acme.com' } });
    expect(row?.delivery).toBe('DELIVERED');
    expect(toldAda(app, 'refused the email')).toEqual([]);
  });

  test('nobody is reminded of an invitation that was answered or did not arrive', async ({ app }) => {
    await invited(app, 'yes@acme.com');
    await answerEmail(app, 'yes@acme.com', 'accept', 'Yes');
    await invited(app, 'bounced@acme.com');
    await app.sendgrid.tell('bounced@acme.com', 'bounce');
    await afterTime(app, { days: 2, hours: 1 });
    expect(toldAda(app, 'for two days')).toEqual([]);
    expect(app.sendgrid.mailbox.to('bounced@acme.com')).toHaveLength(1);
  });

  test('nobody is reminded if the settings turn reminders off', async ({ app }) => {
    const ada = await invited(app, 'quiet@acme.com');
    await ada.command('/wgw settings');
    await ada.seesModal(({ title }) => title === 'Settings');
    expect((await ada.submit({ Reminders: 'None' })).modal?.text).toContain('• Reminders');
    await afterTime(app, { days: 2, hours: 1 });
    await afterTime(app, { days: 4 });
    expect(toldAda(app, 'quiet@acme.com has not answered')).toEqual([]);
    expect(app.sendgrid.mailbox.to('quiet@acme.com')).toHaveLength(1);
  });
});
