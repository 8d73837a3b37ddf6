import { describe, expect } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { asMember, closeAll, everything, listLines, openHome, openRoster } from '../steps.ts';
import {
  ASKED,
  GONE,
  opensMembers,
  question,
  questionsTo,
  shown,
  switchAccount,
  team,
  test,
  userIdsOf,
} from './new-accounts.ts';

describe('a member whose Slack account is gone', () => {
  test.for([
    ['the old account is deactivated', 'bob', { kind: 'deactivated' }],
    ['the workspace moved to an Enterprise Grid', 'grace', { unknown: true }],
  ] as const)(
    'comes back with a new account once an Administrator approves: %s',
    async ([, name, gone], { app }) => {
      const { ada, ...others } = await team(app);
      const { email = '', realName = '' } = app.slack.workspaces[0]?.findPerson(name) ?? {};
      const newcomer = switchAccount(app, name, { gone });
      expect(newcomer.id).not.toBe(others[name].id);
      expect(await opensMembers(newcomer, ASKED)).toBe(
        `${ASKED}\nwgw tells you what they answer. If you hear nothing, ask Linus Torvalds or Ada Lovelace.`,
      );
      expect(await userIdsOf(app, email)).toEqual([others[name].id]);

      const ts = await question(ada, 'asks to come back');
      expect(shown(ada, ts).split('\n')).toEqual([
        `${realName} asks to come back to Acme with a new Slack account, as ${realName} (${email}), a Member.`,
        'The Slack account that wgw knows is deactivated, or Slack does not know it any more. The new one has the same email address, confirmed.',
        `Old account: @${name}`,
        `New account: @new${name}`,
        `Approve only if you are sure that this is ${realName}: the new account gets all their rights.`,
        '[Approve] [Decline]',
      ]);
      await ada.click('approve_replacement', { in: ts });
      const { text } = await newcomer.seesMessage('Ada Lovelace approved');
      expect(text).toBe(
        `Ada Lovelace approved: with this Slack account you are ${realName} in Acme now, a Member.\n` +
          'Type /wgw members to see the team, or /wgw help for what else you can do here.',
      );
      expect(shown(ada, ts)).toContain('Approved by Ada Lovelace.');
      expect(shown(ada, ts)).not.toContain('[Approve]');

      expect(await userIdsOf(app, email)).toEqual([newcomer.id]);
      expect((await openRoster(newcomer)).text).toContain(`${realName} (you)`);
      await ada.command('/wgw activity');
      await ada.seesModal(({ title }) => title === 'Activity');
      await ada.click('kind', { choose: 'Slack account replaced' });
      const activity = await ada.seesModal('come back');
      expect(listLines(activity).slice(0, 2)).toEqual([
        `Ada Lovelace let ${realName} (${email}) come back with a new Slack account.`,
        `• Slack account: @${name} → @new${name}`,
      ]);
    },
  );

  test('causes one question to the Administrators, even if they ask wgw in several ways', async ({ app }) => {
    const { ada, linus, bob } = await team(app);
    const newcomer = switchAccount(app, 'bob');
    await opensMembers(newcomer, ASKED);
    await opensMembers(newcomer, ASKED);
    await closeAll(newcomer);
    expect(await openHome(newcomer, GONE)).toContain('wgw tells you what they answer.');
    await newcomer.command('/wgw invite ted@acme.com');
    await newcomer.seesModal(`You cannot invite people: ${GONE}`);
    await closeAll(newcomer);
    await newcomer.command('/wgw settings');
    await newcomer.seesModal(`You cannot change the settings: ${GONE}`);
    await allTasksDone(app);
    expect([ada, linus, bob].map((person) => questionsTo(person).length)).toEqual([1, 1, 0]);

    // The Administrators may have missed the message: wgw asks again after a day.
    app.pass({ days: 1, hours: 1 });
    await opensMembers(newcomer, ASKED);
    await allTasksDone(app);
    expect([ada, linus].map((person) => questionsTo(person).length)).toEqual([2, 2]);
    expect(await app.database.prisma.accountReplacement.count()).toBe(1);
  });

  test('does not come back if an Administrator declines, and wgw asks again after a day', async ({ app }) => {
    const { ada, bob } = await team(app);
    const newcomer = switchAccount(app, 'bob');
    await opensMembers(newcomer, ASKED);
    const ts = await question(ada);
    await ada.click('decline_replacement', { in: ts });
    await newcomer.seesMessage(
      'Ada Lovelace declined that this Slack account takes the place of the one of Bob Kahn (bob@acme.com) that is gone.',
    );
    expect(shown(ada, ts)).toContain('Declined by Ada Lovelace.');
    expect(await opensMembers(newcomer, 'declined')).toBe(
      `You cannot see the members: ${GONE}, and an Administrator declined that yours takes its place.\n` +
        'You can try again in a day. If it is a mistake, ask Linus Torvalds or Ada Lovelace.',
    );
    expect(await userIdsOf(app, 'bob@acme.com')).toEqual([bob.id]);
    app.pass({ days: 1, hours: 1 });
    await opensMembers(newcomer, ASKED);
    await allTasksDone(app);
    expect(questionsTo(ada)).toHaveLength(2);
  });
});

describe('nobody comes back', () => {
  test('while the old account is in use', async ({ app }) => {
    const { ada } = await team(app);
    app.slack.change('bob', { email: 'robert@acme.com' });
    app.slack.change('newbob', { unknown: false, email: 'bob@acme.com', kind: 'owner' });
    expect(await opensMembers(app.slack.as('newbob'), 'another Slack account is the member')).toContain(
      'Use that account. If it is not yours any more, ask Linus Torvalds or Ada Lovelace to remove that member',
    );
    await allTasksDone(app);
    expect(questionsTo(ada)).toEqual([]);
  });

  test.for([
    { status: 500 },
    { status: 429, retryAfter: 30 },
    { error: 'internal_error' },
    { error: 'user_not_visible' },
  ])('while Slack does not say that the old account is gone: %o', async (fault, { app }) => {
    await team(app);
    const newcomer = switchAccount(app, 'bob');
    const before = await everything(app);
    // The first call is about the caller.
    app.slack.faults.next('users.info', { delayMs: 0 });
    app.slack.faults.next('users.info', fault, 3);
    await closeAll(newcomer);
    await newcomer.command('/wgw members');
    await newcomer.seesModal(
      fault.error === 'user_not_visible'
        ? 'another Slack account is the member'
        : 'Something went wrong on our side. Please try again in a moment.',
    );
    expect(await everything(app)).toEqual(before);
  });

  test('while wgw can reach no Administrator in Slack, until one opens the Home tab', async ({ app }) => {
    const { bob } = await team(app);
    const { prisma } = app.database;
    const where = { member: { role: 'ADMINISTRATOR' } } as const;
    await prisma.slackIdentity.deleteMany({ where });
    const newcomer = switchAccount(app, 'bob');
    expect(await opensMembers(newcomer, 'cannot reach an Administrator')).toBe(
      `You cannot see the members: ${GONE}, and wgw cannot reach an Administrator to ask whether yours takes its place.\n` +
        'Ask Linus Torvalds or Ada Lovelace to open wgw’s Home tab in Slack, then try again.',
    );
    await openHome(app.slack.as('linus'), 'You are an Administrator.');
    await opensMembers(newcomer, ASKED);
    await app.slack.as('linus').click('approve_replacement', { in: await question(app.slack.as('linus')) });
    await newcomer.seesMessage('Linus Torvalds approved');
    expect(await userIdsOf(app, 'bob@acme.com')).not.toContain(bob.id);
  });
});

describe('the only Administrator, whose account is gone,', () => {
  async function onlyAda(app: TestApp) {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await asMember(app, 'bob');
    return ada;
  }

  test('comes back at once as an owner of the Slack workspace', async ({ app }) => {
    const ada = await onlyAda(app);
    const newcomer = switchAccount(app, 'ada', { kind: 'owner' });
    const roster = await openRoster(newcomer);
    expect(roster.text).toContain('Ada Lovelace (you)');
    expect(await userIdsOf(app, 'ada@acme.com')).toEqual([newcomer.id]);
    await closeAll(newcomer);
    await newcomer.command('/wgw activity');
    const activity = await newcomer.seesModal('came back');
    expect(listLines(activity).slice(0, 2)).toEqual([
      'Ada Lovelace (ada@acme.com), the only Administrator, came back with a new Slack account, as an owner of the Slack workspace.',
      '• Slack account: @ada → @newada',
    ]);
    // The old account belongs to no member any more.
    expect(newcomer.id).not.toBe(ada.id);
  });

  test('comes back from the Home tab too', async ({ app }) => {
    await onlyAda(app);
    expect(
      await openHome(switchAccount(app, 'ada', { kind: 'owner' }), 'You are an Administrator.'),
    ).toContain('Acme');
  });

  test.for(['member', 'admin'] as const)(
    'does not come back as a Slack %s, and is not told to ask themselves',
    async (kind, { app }) => {
      const ada = await onlyAda(app);
      const newcomer = switchAccount(app, 'ada', { kind });
      expect(await opensMembers(newcomer, 'only Administrator')).toBe(
        'You cannot see the members: the Slack account of the only Administrator, who has your email address, is gone, and only an owner of this Slack workspace can take its place.\n' +
          'Ask an owner of this Slack workspace to make you an owner too, then try again.',
      );
      expect(await userIdsOf(app, 'ada@acme.com')).toEqual([ada.id]);
      app.slack.change('newada', { kind: 'owner' });
      await openRoster(newcomer);
    },
  );

  test('is not told to ask themselves if their old account is in use', async ({ app }) => {
    await onlyAda(app);
    app.slack.change('ada', { email: 'lovelace@acme.com' });
    app.slack.change('newada', { unknown: false, email: 'ada@acme.com', kind: 'owner' });
    expect(await opensMembers(app.slack.as('newada'), 'another Slack account')).toBe(
      'You cannot see the members: another Slack account is the member with your email address.\n' +
        'Use that account. If it is not yours any more, have it deactivated by a Slack admin, then try again.',
    );
  });

  test('needs the approval of another Administrator, if there is one', async ({ app }) => {
    const { linus } = await team(app);
    const newcomer = switchAccount(app, 'ada', { kind: 'owner' });
    await opensMembers(newcomer, ASKED);
    await linus.click('approve_replacement', {
      in: await question(linus, 'as Ada Lovelace (ada@acme.com), an Administrator.'),
    });
    await newcomer.seesMessage('you are Ada Lovelace in Acme now, an Administrator.');
    await newcomer.command('/wgw settings');
    await newcomer.seesModal(({ title }) => title === 'Settings');
  });
});
