import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { allTasksDone, retryNow } from '../../support/tasks.ts';
import { closeAll, everything, openRoster, pick } from '../steps.ts';
import {
  ASKED,
  opensMembers,
  question,
  questionsTo,
  shown,
  switchAccount,
  team,
  test,
} from './new-accounts.ts';

describe('the message about a new account', () => {
  /** Each event after the Administrators were asked. */
  const meanwhile: [string, (app: TestApp, linus: PersonDriver) => unknown][] = [
    [
      'the old account is in use again',
      ({ slack }) => {
        slack.change('newbob', { email: 'other@acme.com' });
        slack.change('bob', { kind: 'member' });
        slack.change('bob', { email: 'robert@acme.com' });
        slack.change('newbob', { email: 'bob@acme.com' });
      },
    ],
    ['the new account has another address', ({ slack }) => slack.change('newbob', { email: 'eve@acme.com' })],
    ['its address is not confirmed', ({ slack }) => slack.change('newbob', { emailConfirmed: false })],
    ['the new account is deactivated', ({ slack }) => slack.change('newbob', { kind: 'deactivated' })],
    ['the new account is a guest', ({ slack }) => slack.change('newbob', { kind: 'single-channel guest' })],
    [
      'the member was removed',
      async (_, linus) => {
        await openRoster(linus);
        await pick(linus, 'Bob Kahn', 'Remove…');
        await linus.seesModal('Remove Bob Kahn');
        await linus.submit();
        await linus.seesModal('Bob Kahn is not a member any more.');
      },
    ],
  ];

  test.for(meanwhile)('cannot be approved after %s, and says so', async ([, happens], { app }) => {
    const { ada, linus } = await team(app);
    const newcomer = switchAccount(app, 'bob');
    await opensMembers(newcomer, ASKED);
    const ts = await question(ada);
    await happens(app, linus);
    await allTasksDone(app);
    const before = await app.database.prisma.slackIdentity.findMany({ orderBy: { userId: 'asc' } });
    await ada.click('approve_replacement', { in: ts });
    await ada.seesMessage('Nothing was changed: the old account is in use again');
    expect(shown(ada, ts)).not.toContain('[Approve]');
    expect(await app.database.prisma.slackIdentity.findMany({ orderBy: { userId: 'asc' } })).toEqual(before);
    expect(await app.database.prisma.activity.count({ where: { kind: 'ACCOUNT_REPLACED' } })).toBe(0);
    await allTasksDone(app);
    const told = newcomer.directMessages.map(({ text }) => text);
    const isReachable = app.slack.workspaces[0]?.findPerson('newbob')?.kind !== 'deactivated';
    expect(told).toEqual(
      isReachable
        ? [
            'This Slack account could not take the place of the one of Bob Kahn (bob@acme.com): something changed since you asked. Type /wgw members to try again.',
          ]
        : [],
    );
  });

  test('is answered once: the second Administrator reads the first answer, in the message too', async ({
    app,
  }) => {
    const { ada, linus } = await team(app);
    const newcomer = switchAccount(app, 'bob');
    await opensMembers(newcomer, ASKED);
    const [adas, linuses] = [await question(ada), await question(linus)];
    const declining = linus.clickRequest('decline_replacement', { in: linuses });
    const approvingToo = linus.clickRequest('approve_replacement', { in: linuses });
    const approving = ada.clickRequest('approve_replacement', { in: adas });
    await Promise.all([approving, approving, approving].map((request) => app.slack.replay(request)));
    await newcomer.seesMessage('Ada Lovelace approved');
    await allTasksDone(app);
    const before = await everything(app);
    const asked = app.slack.calls('users.info').length;
    await app.slack.replay(declining);
    await linus.seesMessage('Ada Lovelace approved this already.');
    expect(shown(linus, linuses)).toContain('Approved by Ada Lovelace.');
    // The same holds if Slack refuses to change the message and knows nothing about the accounts.
    app.slack.faults.next('response_url', { status: 500 });
    await app.slack.replay(approvingToo);
    await app.slack.waitFor(
      () => linus.directMessages.at(-1)?.text === 'Ada Lovelace approved this already.',
    );
    expect(app.slack.calls('users.info')).toHaveLength(asked);
    expect(await everything(app)).toEqual(before);
    expect(newcomer.directMessages).toHaveLength(1);
    expect(await app.database.prisma.activity.count({ where: { kind: 'ACCOUNT_REPLACED' } })).toBe(1);
  });

  test('stays open if Slack fails to describe the accounts', async ({ app }) => {
    const { ada } = await team(app);
    const newcomer = switchAccount(app, 'bob');
    await opensMembers(newcomer, ASKED);
    const ts = await question(ada);
    app.slack.faults.next('users.info', { error: 'internal_error' });
    await ada.click('approve_replacement', { in: ts });
    await ada.seesModal('Something went wrong on our side. Please try again in a moment.');
    await closeAll(ada);
    expect(shown(ada, ts)).toContain('[Approve]');
    await ada.click('approve_replacement', { in: ts });
    await newcomer.seesMessage('Ada Lovelace approved');
  });

  test('can be declined even if Slack fails to describe the accounts', async ({ app }) => {
    const { ada } = await team(app);
    const newcomer = switchAccount(app, 'bob');
    await opensMembers(newcomer, ASKED);
    const ts = await question(ada);
    app.slack.faults.next('users.info', { error: 'internal_error' });
    await ada.click('decline_replacement', { in: ts });
    await newcomer.seesMessage('Ada Lovelace declined that this Slack account');
    expect(shown(ada, ts)).toContain('Declined by Ada Lovelace.');
  });

  test('cannot be answered by an Administrator who was demoted', async ({ app }) => {
    const { ada, linus } = await team(app);
    await opensMembers(switchAccount(app, 'bob'), ASKED);
    const ts = await question(ada);
    await openRoster(linus);
    await pick(linus, 'Ada Lovelace', 'Make Member');
    await linus.seesModal('Make Ada Lovelace');
    await linus.submit();
    await linus.seesModal('Ada Lovelace is a Member now.');
    const before = await everything(app);
    const asked = app.slack.calls('users.info').length;
    await ada.click('approve_replacement', { in: ts });
    await ada.seesModal('You cannot manage members: only Administrators of your organization can.');
    expect(await everything(app)).toEqual(before);
    expect(app.slack.calls('users.info')).toHaveLength(asked);
  });

  test('comes once Slack accepts messages, except if it is answered by then', async ({ app }) => {
    const { ada, linus } = await team(app);
    const newcomer = switchAccount(app, 'bob');
    app.slack.faults.next('chat.postMessage', { error: 'internal_error' });
    await opensMembers(newcomer, ASKED);
    await app.slack.waitFor(() => questionsTo(ada).length + questionsTo(linus).length === 1);
    const [first, second] = questionsTo(ada).length === 1 ? [ada, linus] : [linus, ada];
    await first.click('decline_replacement', { in: await question(first) });
    await newcomer.seesMessage('declined that this Slack account');
    await retryNow(app);
    await allTasksDone(app);
    expect(questionsTo(second)).toEqual([]);
  });
});
