import { describe, expect } from 'vitest';
import { eventEnvelope } from '../../simulator/slack/payloads.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { eventually } from '../../support/eventually.ts';
import { test, testAlone } from '../../support/shared-app.ts';
import { allTasksDone, queueAgain, retryNow } from '../../support/tasks.ts';
import { answerEmail, asMember, closeAll, everything, invite } from '../steps.ts';

/** Slack sends a change of a user; resolves once wgw has recorded it, as wgw acknowledges events before. */
async function sendChange(
  app: TestApp,
  { id: userId }: PersonDriver,
  changes: { deleted: boolean },
): Promise<void> {
  await app.slack.event({ type: 'user_change', user: { id: userId, team_id: 'T0ACME0001', ...changes } });
  await eventually(async () => {
    const known = await app.database.prisma.slackIdentity.findFirst({ where: { userId } });
    expect(known === null || (known.leftAt !== null) === changes.deleted).toBe(true);
  });
}

/** The questions that a person got about a member. */
async function askedOf(app: TestApp, person: PersonDriver, about: string): Promise<string[]> {
  await allTasksDone(app);
  return person.directMessages.map(({ text }) => text).filter((text) => text.startsWith(`${about} (`));
}

describe('a member who is deactivated in Slack', () => {
  test('stays a member until an Administrator removes them with their open invitations, as wgw suggests', async ({
    app,
  }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
    const grace = await asMember(app, 'grace');
    await invite(linus, { addresses: 'open@acme.com' });
    await sendChange(app, linus, { deleted: true });
    const sentence =
      'Linus Torvalds (linus@acme.com) was deactivated in Slack, and still is a member of Acme in WeGotWork.';
    await ada.seesMessage(sentence);
    expect(await askedOf(app, grace, 'Linus Torvalds')).toEqual([]);
    expect(await askedOf(app, linus, 'Linus Torvalds')).toEqual([]);

    await closeAll(ada);
    await ada.click('manage_member');
    const question = await ada.seesModal('Remove Linus Torvalds (linus@acme.com) from Acme?');
    expect(question.text).toContain('1 pending invitation that Linus Torvalds sent');
    await ada.submit();
    await ada.seesModal('Linus Torvalds is not a member any more.');
    const { state } = await app.database.prisma.invitation.findFirstOrThrow({
      where: { email: 'open@acme.com' },
    });
    expect(state).toBe('CANCELLED');
  });

  test('leads to one question each time they leave', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const bob = await asMember(app, 'bob');
    await Promise.all([sendChange(app, bob, { deleted: true }), sendChange(app, bob, { deleted: true })]);
    await sendChange(app, bob, { deleted: true });
    expect(await askedOf(app, ada, 'Bob Kahn')).toHaveLength(1);
    await sendChange(app, bob, { deleted: false });
    await sendChange(app, bob, { deleted: true });
    expect(await askedOf(app, ada, 'Bob Kahn')).toHaveLength(2);
  });
});

test('a member who is back before Slack accepted the question leads to none', async ({ app }) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  const alan = await asMember(app, 'alan');
  app.slack.faults.next('chat.postMessage', { error: 'internal_error' });
  await sendChange(app, alan, { deleted: true });
  await eventually(() => expect(app.logs()).toMatch(/Failed task [0-9]+ \(ask-about-deactivated-member/));
  await sendChange(app, alan, { deleted: false });
  await retryNow(app);
  expect(await askedOf(app, ada, 'Alan Turing')).toEqual([]);
});

test('an older event from Slack does not undo a newer one', async ({ app }) => {
  await asMember(app, 'ada', 'ADMINISTRATOR');
  const { id } = await asMember(app, 'grace');
  const [workspace = expect.fail('No workspace.')] = app.slack.workspaces;
  const told = async (deleted: boolean, secondsAgo: number) => {
    const at = Date.now() - secondsAgo * 1000;
    const event = eventEnvelope(app.slack.app, workspace, at, { type: 'user_change', user: { id, deleted } });
    return app.slack.request(JSON.stringify(event), { contentType: 'application/json' });
  };
  const hasLeft = async () =>
    (await app.database.prisma.slackIdentity.findFirst({ where: { userId: id } }))?.leftAt !== null;
  await told(false, 50);
  await told(true, 60);
  expect(await hasLeft()).toBe(false);
  await told(true, 40);
  await told(true, 20);
  await told(false, 30);
  expect(await hasLeft()).toBe(true);
  await told(false, 10);
  expect(await hasLeft()).toBe(false);
});

test('the Administrators are told in place of an inviter whom Slack refuses messages to', async ({ app }) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
  await invite(linus, { addresses: 'unreached@acme.com' });
  await app.sendgrid.mailbox.waitFor('unreached@acme.com');
  await allTasksDone(app);
  app.slack.faults.next('chat.postMessage', { error: 'user_disabled' });
  await answerEmail(app, 'unreached@acme.com', 'decline');
  await ada.seesMessage('unreached@acme.com declined Linus Torvalds’s invitation to Acme.');
});

test('an Administrator whom Slack refuses messages to as well does not get the message again', async ({
  app,
}) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
  await invite(linus, { addresses: 'nobody.told@acme.com' });
  await app.sendgrid.mailbox.waitFor('nobody.told@acme.com');
  await allTasksDone(app);
  app.slack.faults.next('chat.postMessage', { error: 'user_disabled' }, 2);
  await answerEmail(app, 'nobody.told@acme.com', 'decline');
  await allTasksDone(app);
  expect(ada.directMessages.filter(({ text }) => text.includes('nobody.told@acme.com declined'))).toEqual([]);
});

test('the Administrators are told the answers and delivery problems of the invitations of an inviter who left', async ({
  app,
}) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
  await invite(linus, { addresses: 'kim@acme.com lee@acme.com' });
  await Promise.all(['kim', 'lee'].map((name) => app.sendgrid.mailbox.waitFor(`${name}@acme.com`)));
  await sendChange(app, linus, { deleted: true });
  await app.sendgrid.tell('lee@acme.com', 'bounce');
  await ada.seesMessage('The email to lee@acme.com bounced');
  await answerEmail(app, 'kim@acme.com', 'accept', 'Kim');
  await ada.seesMessage(
    'Kim (kim@acme.com) accepted Linus Torvalds’s invitation and joined Acme as a Member.',
  );
  await allTasksDone(app);
  expect(linus.directMessages.filter(({ text }) => /bounced|accepted/.test(text))).toEqual([]);
});

testAlone(
  'the Administrators are reminded of the invitations of an inviter who left, with the name of the inviter',
  async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
    await invite(linus, { addresses: 'kim@acme.com' });
    await app.sendgrid.mailbox.waitFor('kim@acme.com');
    await allTasksDone(app);
    await sendChange(app, linus, { deleted: true });
    app.pass({ days: 2, hours: 1 });
    await queueAgain(app, 'queue-reminders', {});
    await ada.seesMessage('kim@acme.com has not answered Linus Torvalds’s invitation to Acme for two days.');
  },
);

testAlone('a change of other things about a member leads to no question', async ({ app }) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  const grace = await asMember(app, 'grace');
  await app.slack.event({ type: 'user_change', user: { id: grace.id, team_id: 'T0ACME0001' } });
  await app.stop();
  await app.start();
  expect(await askedOf(app, ada, 'Grace Hopper')).toEqual([]);
});

test.for([{}, { id: null }, { id: '', deleted: true }, { id: 'U1', deleted: 'yes' }])(
  'a malformed change of a user changes nothing: %j',
  async (user, { app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const before = await everything(app);
    await app.slack.event({ type: 'user_change', user: { deleted: true, ...user } });
    await app.stop();
    await app.start();
    expect(await everything(app)).toEqual(before);
  },
);

testAlone(
  'a change that comes while the database is away works when Slack sends it again',
  async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const { id } = await asMember(app, 'bob');
    const [workspace = expect.fail('No workspace.')] = app.slack.workspaces;
    const body = JSON.stringify(
      eventEnvelope(app.slack.app, workspace, Date.now(), {
        type: 'user_change',
        user: { id, deleted: true },
      }),
    );
    const send = () => app.slack.request(body, { contentType: 'application/json' });
    await app.database.takeAway();
    expect((await send()).status).not.toBe(200);
    await app.database.giveBack();
    expect((await send()).status).toBe(200);
    await ada.seesMessage('Bob Kahn (bob@acme.com) was deactivated in Slack');
  },
);

test('a deactivated user who is not a member leads to no question', async ({ app }) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await sendChange(app, app.slack.as('gus'), { deleted: true });
  expect(await askedOf(app, ada, 'Gus Guest')).toEqual([]);
});
