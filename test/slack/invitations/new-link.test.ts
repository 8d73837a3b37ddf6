import { describe, expect } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { answerEmail, asMember, closeAll, invite, linkOf, openRoster, page, pick } from '../steps.ts';

/** Ada invites an address; resolves with the path of its link. */
async function invited(app: TestApp, address: string): Promise<string> {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await invite(ada, { addresses: address });
  const link = await linkOf(app, address);
  await closeAll(ada);
  return link;
}

const askForLink = (app: TestApp, link: string) =>
  fetch(`${app.url}${link}/ask`, {
    method: 'POST',
    body: '',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

/** The messages in which a person read that an address asks for a new link. */
async function requestsForLink(app: TestApp, name: string, address: string): Promise<string[]> {
  await allTasksDone(app);
  const texts = app.slack.as(name).directMessages.map(({ text }) => text);
  return texts.filter((text) => text.includes(`${address} asks for a new link`));
}

describe('an invitee whose link has expired', () => {
  test('can ask for a new one, and the inviter can resend it from the message', async ({ app }) => {
    const ada = app.slack.as('ada');
    const link = await invited(app, 'expired@acme.com');
    app.pass({ days: 8 });
    expect(await page(app, link)).toContain('Ask for a new link');
    const answer = await askForLink(app, link);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${link}/asked`]);
    expect(await page(app, `${link}/asked`)).toContain('A new link is asked for');

    await ada.seesMessage('expired@acme.com asks for a new link to join Acme: their invitation has expired.');
    await pick(ada, 'expired@acme.com asks', 'Resend…');
    await ada.seesModal('Send the invitation of expired@acme.com again');
    await ada.submit();
    await ada.seesModal('expired@acme.com gets a new email');
    expect(await page(app, await linkOf(app, 'expired@acme.com', 2))).toContain('Accept and join');
  });

  test('is heard once a day, even if they press more often', async ({ app }) => {
    const link = await invited(app, 'often@acme.com');
    app.pass({ days: 8 });
    await Promise.all(Array.from({ length: 5 }, () => askForLink(app, link)));
    expect(await requestsForLink(app, 'ada', 'often@acme.com')).toHaveLength(1);
    expect(await page(app, link)).toContain('A new link has been asked for.');
    app.pass({ days: 1 });
    expect(await page(app, link)).toContain('Ask for a new link');
    await askForLink(app, link);
    expect(await requestsForLink(app, 'ada', 'often@acme.com')).toHaveLength(2);
  });

  test('is heard three times for an invitation, even if it is resent, and then reads whom to write to', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    const link = await invited(app, 'insistent@acme.com');
    for (let day = 8; day <= 10; day += 1) {
      app.pass({ days: day === 8 ? 8 : 1 });
      await askForLink(app, link);
    }
    expect(await page(app, `${link}/asked`)).toContain('A new link is asked for');
    app.pass({ days: 1 });
    await Promise.all([askForLink(app, link), askForLink(app, link)]);
    expect(await requestsForLink(app, 'ada', 'insistent@acme.com')).toHaveLength(3);
    const asked = await page(app, `${link}/asked`);
    expect(asked).toContain('A new link has been asked for three times');
    expect(asked).toContain('ada@acme.com');

    await openRoster(ada, 'insistent');
    await pick(ada, 'insistent@acme.com', 'Resend…');
    await ada.seesModal('Send the invitation');
    await ada.submit();
    const newest = await linkOf(app, 'insistent@acme.com', 2);
    app.pass({ days: 8 });
    await askForLink(app, newest);
    expect(await requestsForLink(app, 'ada', 'insistent@acme.com')).toHaveLength(3);
  });
});

test('an invitee with an older link reads that there is a newer one, and can ask for it', async ({ app }) => {
  const ada = app.slack.as('ada');
  const link = await invited(app, 'older@acme.com');
  await openRoster(ada, 'older');
  await pick(ada, 'older@acme.com', 'Resend…');
  await ada.seesModal('Send the invitation');
  await ada.submit();
  await linkOf(app, 'older@acme.com', 2);
  await askForLink(app, link);
  expect(await requestsForLink(app, 'ada', 'older@acme.com')).toEqual([
    expect.stringContaining('they have an older one, which works no more.'),
  ]);
});

test('an invitee with a link of a replaced invitation asks about the newer one, which the inviter can resend', async ({
  app,
}) => {
  const ada = app.slack.as('ada');
  const link = await invited(app, 'twice@acme.com');
  app.pass({ days: 8 });
  await invite(ada, { addresses: 'twice@acme.com' });
  await linkOf(app, 'twice@acme.com', 2);
  await closeAll(ada);
  await askForLink(app, link);
  expect(await requestsForLink(app, 'ada', 'twice@acme.com')).toEqual([
    expect.stringContaining('Resend it if they cannot find the last email.'),
  ]);
  await pick(ada, 'twice@acme.com asks', 'Resend…');
  await ada.seesModal('Send the invitation of twice@acme.com again');
});

test('nobody is told if the invitee has joined by a newer invitation', async ({ app }) => {
  const link = await invited(app, 'joined@acme.com');
  app.pass({ days: 8 });
  await invite(app.slack.as('ada'), { addresses: 'joined@acme.com' });
  await linkOf(app, 'joined@acme.com', 2);
  await answerEmail(app, 'joined@acme.com', 'accept', 'Joined');
  await askForLink(app, link);
  expect(await requestsForLink(app, 'ada', 'joined@acme.com')).toEqual([]);
});

test('the inviter reads how to invite again an invitee whose invitation was declined or cancelled', async ({
  app,
}) => {
  const declined = await invited(app, 'declined@acme.com');
  await answerEmail(app, 'declined@acme.com', 'decline');
  await askForLink(app, declined);
  expect(await requestsForLink(app, 'ada', 'declined@acme.com')).toEqual([
    'declined@acme.com asks for a new link to join Acme: they had declined their invitation. To invite them again, type /wgw invite declined@acme.com',
  ]);
  const cancelled = await invited(app, 'cancelled@acme.com');
  await app.database.prisma.invitation.updateMany({
    where: { email: 'cancelled@acme.com' },
    data: { state: 'CANCELLED' },
  });
  await askForLink(app, cancelled);
  expect(await requestsForLink(app, 'ada', 'cancelled@acme.com')).toEqual([
    expect.stringContaining('was cancelled.'),
  ]);
});

test('the Administrators are told if the inviter may not invite any more', async ({ app }) => {
  await asMember(app, 'linus', 'ADMINISTRATOR');
  const link = await invited(app, 'orphan@acme.com');
  const bob = await asMember(app, 'bob');
  await app.database.prisma.invitation.updateMany({
    where: { email: 'orphan@acme.com' },
    data: {
      inviterId: (await app.database.prisma.member.findFirstOrThrow({ where: { email: 'bob@acme.com' } })).id,
    },
  });
  app.pass({ days: 8 });
  await askForLink(app, link);
  expect(await requestsForLink(app, 'ada', 'orphan@acme.com')).toHaveLength(1);
  expect(await requestsForLink(app, 'linus', 'orphan@acme.com')).toHaveLength(1);
  expect(await requestsForLink(app, bob.name, 'orphan@acme.com')).toEqual([]);
});

test('the Administrators are told if the inviter was deactivated in Slack', async ({ app }) => {
  const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
  await invite(linus, { addresses: 'left@acme.com' });
  const link = await linkOf(app, 'left@acme.com');
  await app.database.prisma.slackIdentity.updateMany({
    where: { userId: linus.id },
    data: { leftAt: new Date() },
  });
  app.pass({ days: 8 });
  await askForLink(app, link);
  expect(await requestsForLink(app, 'ada', 'left@acme.com')).toHaveLength(1);
  expect(await requestsForLink(app, 'linus', 'left@acme.com')).toEqual([]);
});

test('the Administrators are told if Slack refuses messages to the inviter', async ({ app }) => {
  await asMember(app, 'alan', 'ADMINISTRATOR');
  const link = await invited(app, 'refused@acme.com');
  app.pass({ days: 8 });
  await allTasksDone(app);
  app.slack.faults.next('chat.postMessage', { error: 'user_disabled' });
  await askForLink(app, link);
  expect(await requestsForLink(app, 'alan', 'refused@acme.com')).toHaveLength(1);
});

describe('nobody is asked for a new link', () => {
  test('with a link that works, or that was used', async ({ app }) => {
    const link = await invited(app, 'works@acme.com');
    await askForLink(app, link);
    expect(await page(app, `${link}/asked`)).toContain('Accept and join');
    await answerEmail(app, 'works@acme.com', 'accept', 'Works');
    await askForLink(app, link);
    expect(await page(app, link)).not.toContain('Ask for a new link');
    expect(await requestsForLink(app, 'ada', 'works@acme.com')).toEqual([]);
  });

  test('by a GET request, or with a link that wgw did not make', async ({ app }) => {
    const link = await invited(app, 'looks@acme.com');
    app.pass({ days: 8 });
    const looked = await fetch(`${app.url}${link}/ask`, { redirect: 'manual' });
    expect([looked.status, looked.headers.get('location')]).toEqual([303, link]);
    expect((await askForLink(app, `${link}x`)).status).toBe(404);
    expect(await requestsForLink(app, 'ada', 'looks@acme.com')).toEqual([]);
  });
});
