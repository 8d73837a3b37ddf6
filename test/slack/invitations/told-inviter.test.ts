import { describe, expect } from 'vitest';
import { linkIn } from '../../simulator/sendgrid/mailbox.ts';
import { eventually } from '../../support/eventually.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone, retryNow } from '../../support/tasks.ts';
import { answerEmail, invite } from '../steps.ts';

describe('the inviter', () => {
  test('is told who joined, with their name and role', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'grace@acme.com', role: 'Administrator' });
    expect((await answerEmail(app, 'grace@acme.com', 'accept', 'Grace Hopper')).status).toBe(303);
    const { text, onlyTo } = await ada.seesMessage('accepted your invitation');
    expect(text).toBe(
      'Grace Hopper (grace@acme.com) accepted your invitation and joined Acme as an Administrator.',
    );
    expect(onlyTo).toBe('ada');
  });

  test('is told the present role of an invitee who was a member already', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'zoe@acme.com', role: 'Administrator' });
    const { prisma } = app.database;
    const { organizationId } = await prisma.invitation.findFirstOrThrow({ where: { email: 'zoe@acme.com' } });
    await prisma.member.create({
      data: { organizationId, email: 'zoe@acme.com', name: 'Zoe', role: 'MEMBER', joinedAt: new Date() },
    });
    await answerEmail(app, 'zoe@acme.com', 'accept', 'Zoe');
    await ada.seesMessage('Zoe (zoe@acme.com) accepted your invitation and joined Acme as a Member.');
  });

  test('is told who declined, and can invite them again', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'kim@acme.com' });
    await answerEmail(app, 'kim@acme.com', 'decline');
    expect((await ada.seesMessage('declined your invitation')).text).toBe(
      'kim@acme.com declined your invitation to Acme. You can invite them again.',
    );
    expect((await invite(ada, { addresses: 'kim@acme.com' })).errors).toEqual({});
    await app.sendgrid.mailbox.waitFor('kim@acme.com', 2);
  });

  test('is told once, even if the invitee answers several times', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'lee@acme.com' });
    await app.sendgrid.mailbox.waitFor('lee@acme.com');
    const answers = Array.from({ length: 5 }, () => answerEmail(app, 'lee@acme.com', 'accept', 'Lee'));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
    await allTasksDone(app);
    expect(ada.directMessages.filter(({ text }) => text.includes('(lee@acme.com) accepted'))).toHaveLength(1);
  });

  test('is told later if Slack fails at first', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'sam@acme.com' });
    await allTasksDone(app);
    app.slack.faults.next('chat.postMessage', { status: 429, retryAfter: 1 });
    await answerEmail(app, 'sam@acme.com', 'accept', 'Sam');
    await retryNow(app);
    await ada.seesMessage('Sam (sam@acme.com) accepted');
  });

  test('may be unreachable in Slack, and the invitee joins all the same', async ({ app }) => {
    await invite(app.slack.as('ada'), { addresses: 'pat@acme.com' });
    await allTasksDone(app);
    app.slack.faults.next('chat.postMessage', { error: 'account_inactive' });
    expect((await answerEmail(app, 'pat@acme.com', 'accept', 'Pat')).status).toBe(303);
    await allTasksDone(app);
    expect(app.logs()).toContain('Somebody could not be written to in Slack');
  });
});

test('the inviter reads only the newest delivery status if Slack did not accept the message about an earlier one', async ({
  app,
}) => {
  const ada = app.slack.as('ada');
  await invite(ada, { addresses: 'last@acme.com' });
  await app.sendgrid.mailbox.waitFor('last@acme.com');
  await allTasksDone(app);
  app.slack.faults.next('chat.postMessage', { error: 'internal_error' });
  await app.sendgrid.tell('last@acme.com', 'blocked');
  await eventually(() => expect(app.logs()).toMatch(/Failed task [0-9]+ \(tell-inviter/));
  await app.sendgrid.tell('last@acme.com', 'bounce');
  await ada.seesMessage('The email to last@acme.com bounced');
  await retryNow(app, 'tell-inviter');
  await allTasksDone(app);
  const told = ada.directMessages.filter(({ text }) => text.includes('last@acme.com'));
  expect(told).toHaveLength(1);
});

test('the inviter is not told that somebody opened the link', async ({ app }) => {
  const ada = app.slack.as('ada');
  await invite(ada, { addresses: 'eve@acme.com' });
  const { pathname } = new URL(linkIn(await app.sendgrid.mailbox.waitFor('eve@acme.com')));
  for (const method of ['GET', 'HEAD', 'GET']) {
    expect((await fetch(app.url + pathname, { method })).status).toBe(200);
  }
  await allTasksDone(app);
  expect(ada.directMessages.filter(({ text }) => text.includes('eve@acme.com'))).toEqual([]);
});
