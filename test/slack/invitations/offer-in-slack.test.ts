import { describe, expect } from 'vitest';
import { linkIn } from '../../simulator/sendgrid/mailbox.ts';
import type { Entry } from '../../simulator/slack/entry.ts';
import { acme } from '../../simulator/slack/seed.ts';
import type { TestApp } from '../../support/app.ts';
import { testAlone } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { answerEmail, asMember, closeAll, everything, invite, openRoster, pick } from '../steps.ts';

const uni = { name: 'uni', realName: '🦄', email: 'uni@acme.com' };
const test = testAlone.extend(
  'options',
  { scope: 'file' },
  { workspaces: [{ ...acme, people: [...acme.people, uni] }] },
);

/** Ada invites people, and wgw asks them in Slack. */
async function invited(app: TestApp, entries: Record<string, Entry>): Promise<void> {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await invite(ada, entries);
  await allTasksDone(app);
  await closeAll(ada);
}

const QUESTION = 'Ada Lovelace invites you to join Acme on WeGotWork as a Member.';
const JOINED = 'You joined Acme on WeGotWork as a Member.';
const NOT_THEIRS = 'This invitation can be answered here only by whoever has its address';

const membersOf = (app: TestApp, email: string) =>
  app.database.prisma.member.findMany({ where: { email, removedAt: null } });

describe('an invitee who uses the Slack workspace', () => {
  test.for([
    ['by their address', { addresses: 'grace@acme.com' }],
    ['picked from Slack', { people: ['grace'] }],
  ] satisfies [string, Record<string, Entry>][])(
    'is asked there too if they were invited %s, and joins with one click',
    async ([, entries], { app }) => {
      const grace = app.slack.as('grace');
      await invited(app, { ...entries, note: 'Hello <!channel> *you*' });
      const message = await grace.seesMessage('invites you');
      expect(message.text).toContain(`${QUESTION}\n“Hello <!channel> *you*”`);
      expect(message.text).toContain('A Member sees jobs, reviews and moves applications');
      expect(message.text).toContain('[Accept] [Decline]');
      expect(message.text).toContain('The same invitation is in an email to grace@acme.com. Expires ');
      const link = linkIn(await app.sendgrid.mailbox.waitFor('grace@acme.com'));
      expect(JSON.stringify(app.slack.calls('chat.postMessage'))).not.toContain(link.split('/').at(-1));

      await grace.click('accept_invitation');
      const { text } = await grace.seesMessage(JOINED);
      expect(text).toContain('Open WeGotWork');
      expect(text).not.toContain('[Accept]');
      await app.slack.as('ada').seesMessage('Grace Hopper (grace@acme.com) accepted your invitation');
      // From then on, wgw knows who they are.
      const before = app.slack.calls('users.info').length;
      expect((await openRoster(grace)).text).toContain('Grace Hopper (you)');
      expect(app.slack.calls('users.info')).toHaveLength(before);
    },
  );

  test('declines there once, and the inviter is told', async ({ app }) => {
    const grace = app.slack.as('grace');
    await invited(app, { addresses: 'grace@acme.com' });
    await grace.click('decline_invitation', { confirm: false });
    const again = grace.clickRequest('decline_invitation');
    await grace.click('decline_invitation');
    await grace.seesMessage('You declined the invitation to join Acme.');
    await app.slack.replay(again);
    await allTasksDone(app);
    const told = app.slack.as('ada').directMessages.filter(({ text }) => text.includes('declined your'));
    expect(told).toHaveLength(1);
    expect(await membersOf(app, 'grace@acme.com')).toEqual([]);
  });

  test('joins once, even if they press several times', async ({ app }) => {
    const grace = app.slack.as('grace');
    await invited(app, { addresses: 'grace@acme.com' });
    const accept = grace.clickRequest('accept_invitation');
    const decline = grace.clickRequest('decline_invitation');
    await Promise.all([app.slack.replay(accept), app.slack.replay(accept), app.slack.replay(accept)]);
    await grace.seesMessage(JOINED);
    await app.slack.replay(decline);
    await allTasksDone(app);
    expect(grace.directMessages.map(({ text }) => text)).toEqual([expect.stringContaining(JOINED)]);
    expect(await membersOf(app, 'grace@acme.com')).toHaveLength(1);
  });

  test('joins under their address if their name in Slack is only an emoji', async ({ app }) => {
    const uni = app.slack.as('uni');
    await invited(app, { addresses: 'uni@acme.com' });
    await uni.click('accept_invitation');
    await uni.seesMessage(JOINED);
    expect((await membersOf(app, 'uni@acme.com'))[0]?.name).toBe('uni@acme.com');
  });

  test.for([
    ['gus@agency.com', 'gus'],
    ['una@acme.com', 'una'],
    ['dora@acme.com', 'dora'],
    ['stan@globex.com', 'stan'],
    ['nobody@acme.com', undefined],
  ] as const)(
    'is not asked there as a guest, a deactivated person, a stranger or without a confirmed address: %s',
    async ([address, name], { app }) => {
      await invited(app, { addresses: address });
      expect(app.slack.calls('users.lookupByEmail')).toHaveLength(1);
      const texts = app.slack.allMessages().map(({ text }) => text);
      expect(texts.filter((text) => text.includes('invites you'))).toEqual([]);
      if (name !== undefined) expect(app.slack.as(name).directMessages).toEqual([]);
      expect(app.sendgrid.mailbox.to(address)).toHaveLength(1);
    },
  );
});

describe('nobody else', () => {
  test('can answer it, whether Administrator, Member, guest or from another workspace', async ({ app }) => {
    await asMember(app, 'bob');
    await invited(app, { addresses: 'grace@acme.com' });
    const grace = app.slack.as('grace');
    const before = await everything(app);
    for (const name of ['bob', 'ada', 'alan', 'linus', 'gus', 'una', 'noel', 'stan', 'dora']) {
      const { id } = app.slack.as(name);
      const request = app.slack.alter(grace.clickRequest('accept_invitation'), (payload) =>
        Object.assign(payload.user as object, { id }),
      );
      await app.slack.replay(request);
      // The trigger is Grace's, so the refusal appears on her screen.
      await grace.seesModal(NOT_THEIRS);
      await closeAll(grace);
    }
    expect(await everything(app)).toEqual(before);
  });

  test('can answer it, not even a person who had the address before', async ({ app }) => {
    const grace = app.slack.as('grace');
    await invited(app, { addresses: 'grace@acme.com' });
    app.slack.change('grace', { email: 'hopper@acme.com' });
    await grace.click('accept_invitation');
    await grace.seesModal(NOT_THEIRS);
    expect(await membersOf(app, 'grace@acme.com')).toEqual([]);
  });
});

test('an invitee who is a member by another address is not asked, cannot accept and is told so', async ({
  app,
}) => {
  const bob = await asMember(app, 'bob');
  app.slack.change('bob', { email: 'robert@acme.com' });
  await invited(app, { addresses: 'robert@acme.com grace@acme.com', role: 'Administrator' });
  expect(bob.directMessages).toEqual([]);
  const { id } = await app.database.prisma.invitation.findFirstOrThrow({
    where: { email: 'robert@acme.com' },
  });
  const press = (button: string) =>
    app.slack.replay(
      app.slack.alter(app.slack.as('grace').clickRequest(button), (payload) => {
        Object.assign(payload.user as object, { id: bob.id });
        Object.assign((payload.actions as object[])[0] ?? {}, { value: id });
      }),
    );
  await press('accept_invitation');
  await app.slack.as('grace').seesModal('In this workspace you are the member bob@acme.com already.');
  expect(await membersOf(app, 'robert@acme.com')).toEqual([]);
  // They may decline: that changes nothing for them.
  await press('decline_invitation');
  await app.slack.as('ada').seesMessage('robert@acme.com declined your invitation to Acme.');
});

describe('an invitation that is closed', () => {
  test.for([
    ['cancelled', { state: 'CANCELLED' }, 'Acme has cancelled this invitation.'],
    ['expired', { expiresAt: new Date(0) }, 'The invitation to join Acme has expired. Ask Ada Lovelace'],
    ['declined', { state: 'DECLINED' }, 'You declined the invitation to join Acme.'],
    ['undeliverable', { state: 'UNDELIVERABLE' }, 'as its email could not be delivered'],
  ] as const)('says so in place of its buttons: %s', async ([, data, words], { app }) => {
    const grace = app.slack.as('grace');
    await invited(app, { addresses: 'grace@acme.com' });
    await app.database.prisma.invitation.updateMany({ data });
    await grace.click('accept_invitation');
    expect((await grace.seesMessage(words)).text).not.toContain('[Accept]');
    expect(await membersOf(app, 'grace@acme.com')).toEqual([]);
  });

  test('says so after the invitee accepted by email, and after their removal', async ({ app }) => {
    const grace = app.slack.as('grace');
    await invited(app, { addresses: 'grace@acme.com' });
    const accept = grace.clickRequest('accept_invitation');
    await answerEmail(app, 'grace@acme.com', 'accept', 'Grace');
    await grace.click('accept_invitation');
    await grace.seesMessage(JOINED);
    await app.database.prisma.member.updateMany({
      where: { email: 'grace@acme.com' },
      data: { removedAt: new Date() },
    });
    await app.slack.replay(accept);
    const { text } = await grace.seesMessage('You had joined Acme, and are not a member any more.');
    expect(text).not.toContain('Open WeGotWork');
    expect(await membersOf(app, 'grace@acme.com')).toEqual([]);
  });

  test('asks the invitee again after it is resent, and either message works', async ({ app }) => {
    const [ada, grace] = [app.slack.as('ada'), app.slack.as('grace')];
    await invited(app, { addresses: 'grace@acme.com' });
    app.pass({ days: 8 });
    const first = grace.clickRequest('accept_invitation');
    await openRoster(ada);
    await ada.click('show', { choose: 'Expired invitations' });
    await ada.seesModal('grace@acme.com');
    await pick(ada, 'grace@acme.com', 'Resend…');
    await ada.seesModal('Send the invitation of grace@acme.com again');
    await ada.submit();
    await allTasksDone(app);
    expect(grace.directMessages.filter(({ text }) => text.includes(QUESTION))).toHaveLength(2);
    await app.slack.replay(first);
    await grace.seesMessage(JOINED);
  });
});
