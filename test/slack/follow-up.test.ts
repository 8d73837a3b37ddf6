import { describe, expect } from 'vitest';
import { linkIn } from '../simulator/sendgrid/mailbox.ts';
import type { TestApp } from '../support/app.ts';
import { allJobsDone, queueAgain } from '../support/jobs.ts';
import { testAlone as test } from '../support/shared-app.ts';
import { answerEmail, asMember, closeAll, invite, page, pick } from './journey.ts';

/** Ada invites somebody, and the email is sent. */
async function invited(app: TestApp, address: string) {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await invite(ada, { addresses: address });
  await app.sendgrid.mailbox.waitFor(address);
  await allJobsDone(app);
  await closeAll(ada);
  return ada;
}

/** As every minute, on two replicas at once. */
async function aMinuteLater(app: TestApp, passed: { days?: number; hours?: number } = {}): Promise<void> {
  app.pass(passed);
  await Promise.all([queueAgain(app, 'follow-up', {}), queueAgain(app, 'follow-up', {})]);
  await allJobsDone(app);
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

  test('what has expired meanwhile is not extended, which is said', async ({ app }) => {
    const ada = await invited(app, 'late@acme.com');
    await aMinuteLater(app, { days: 6, hours: 1 });
    app.pass({ days: 1 });
    await ada.click('extend_invitation');
    await ada.seesModal('This invitation has expired.');
  });
});
