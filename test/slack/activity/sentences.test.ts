import { describe, expect } from 'vitest';
import type { Entry } from '../../simulator/slack/entry.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import {
  answerEmail,
  asMember,
  closeAll,
  everything,
  invite,
  listLines,
  openRoster,
  pick,
} from '../steps.ts';

async function openActivity(person: PersonDriver) {
  await closeAll(person);
  await person.command('/wgw activity');
  return person.seesModal(({ title }) => title === 'Activity');
}

/** What the activity tells of a person, the newest first, without the times. */
async function toldOf(app: TestApp, address: string): Promise<string[]> {
  await allTasksDone(app);
  const ada = app.slack.as('ada');
  await openActivity(ada);
  const { modal } = await ada.submit({ person: address });
  return listLines(modal ?? { text: '' }).filter((line) => !/ at \d+:\d+ [AP]M$/.test(line));
}

/** Picks from a menu of the roster, and confirms. */
async function confirm(person: PersonDriver, beside: string, option: string): Promise<void> {
  await openRoster(person);
  await pick(person, beside, option);
  await person.seesModal(({ submit }) => submit !== undefined && submit !== 'Search');
  await person.submit();
  await person.seesModal(({ title }) => title === 'Team');
  await closeAll(person);
}

async function ask(person: PersonDriver, addresses: string): Promise<void> {
  await closeAll(person);
  await person.command(`/wgw invite ${addresses}`);
  await person.seesModal('Your Administrators decide');
  await person.submit();
}

describe('the activity tells', () => {
  test('of an invitation: sent, resent, cancelled', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await invite(ada, { addresses: 'ted@acme.com', role: 'Administrator' });
    await confirm(ada, 'ted@acme.com', 'Resend…');
    await confirm(ada, 'ted@acme.com', 'Cancel…');
    expect(await toldOf(app, 'ted@acme.com')).toEqual([
      'Ada Lovelace cancelled the invitation of ted@acme.com.',
      'Ada Lovelace resent the invitation of ted@acme.com.',
      'Ada Lovelace invited ted@acme.com as an Administrator.',
    ]);
  });

  test('of how it was answered, also by whoever had another name for themselves', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await invite(ada, { addresses: 'no@acme.com' });
    await answerEmail(app, 'no@acme.com', 'decline');
    expect((await toldOf(app, 'no@acme.com'))[0]).toBe('no@acme.com declined their invitation.');

    await invite(ada, { addresses: 'yes@acme.com' });
    await answerEmail(app, 'yes@acme.com', 'accept', 'Yolanda Yes');
    expect((await toldOf(app, 'yes@acme.com'))[0]).toBe('Yolanda Yes (yes@acme.com) joined as a Member.');
  });

  test('of an email that nobody would take', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const field = 'personalizations.0.to.0.email';
    app.sendgrid.fails({ status: 400, field, error: 'Not an address' });
    await invite(ada, { addresses: 'refused@acme.com' });
    expect((await toldOf(app, 'refused@acme.com'))[0]).toBe(
      'The email to refused@acme.com could not be delivered, which closed the invitation.',
    );
  });

  test('of a role that was changed, and of what became of the invitations left open', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const grace = await asMember(app, 'grace', 'ADMINISTRATOR');
    await invite(grace, { addresses: 'one@acme.com two@acme.com' });
    await openRoster(ada);
    await pick(ada, 'Grace Hopper', 'Make Member');
    await ada.seesModal('2 pending invitations');
    await ada.submit({ cancel_open_invitations: [] });
    await ada.seesModal('Grace Hopper is a Member now.');
    expect((await toldOf(app, 'grace@acme.com')).slice(0, 2)).toEqual([
      'Ada Lovelace changed the role of Grace Hopper (grace@acme.com): Administrator → Member.',
      'Open invitations taken over: 2.',
    ]);
  });

  test('of who was removed, and still by name', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
    await invite(linus, { addresses: 'lost@acme.com' });
    await confirm(ada, 'Linus Torvalds', 'Remove…');
    expect(await toldOf(app, 'linus@acme.com')).toEqual([
      'Ada Lovelace removed Linus Torvalds (linus@acme.com).',
      'Open invitations cancelled with it: 1.',
      'Linus Torvalds invited lost@acme.com as a Member.',
    ]);
    expect((await toldOf(app, 'lost@acme.com'))[0]).toBe(
      'Ada Lovelace cancelled the invitation of lost@acme.com.',
    );
  });

  test('of a request: asked, approved, declined', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const bob = await asMember(app, 'bob');
    for (const [address, action] of [
      ['in@acme.com', 'approve_request'],
      ['out@acme.com', 'decline_request'],
    ] as const) {
      await ask(bob, address);
      const { raw } = await ada.seesMessage(`asks you to invite ${address}`);
      await closeAll(ada);
      await ada.click(action, { in: raw.ts });
      await bob.seesMessage(address);
      await allTasksDone(app);
    }
    expect((await toldOf(app, 'in@acme.com')).toSorted()).toEqual([
      'Ada Lovelace approved the request to invite in@acme.com.',
      'Ada Lovelace invited in@acme.com as a Member.',
      'Bob Kahn asked to invite in@acme.com as a Member.',
    ]);
    expect(await toldOf(app, 'out@acme.com')).toEqual([
      'Ada Lovelace declined the request to invite out@acme.com.',
      'Bob Kahn asked to invite out@acme.com as a Member.',
    ]);
  });

  test('of settings, each with what it was before', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await closeAll(ada);
    await ada.command('/wgw settings');
    await ada.seesModal(({ title }) => title === 'Settings');
    await ada.submit({
      Name: 'Acme Rockets',
      'Announcements go to': 'The inviter alone',
      'Allowed domains': 'acme.com acme.nl',
      'Emails a day for an address': '3',
      Reminders: 'None',
    });
    await allTasksDone(app);
    const lines = listLines(await openActivity(ada));
    expect(lines.slice(0, 6)).toEqual([
      'Ada Lovelace changed the settings.',
      '• Name: Acme → Acme Rockets',
      '• Announcements go to: The channel of the command → The inviter alone',
      '• Reminders: on → off',
      '• Allowed domains: any → acme.com, acme.nl',
      '• Emails a day for an address: 10 → 3',
    ]);
    expect(lines[6]).toMatch(/^Today at \d+:\d+ [AP]M$/);
  });
});

test('the activity shows an entry that it cannot read, among the others', async ({ app }) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await invite(ada, { addresses: 'unreadable@acme.com' });
  await allTasksDone(app);
  const { prisma } = app.database;
  const { id, sequence, ...invited } = await prisma.activity.findFirstOrThrow({
    where: { details: { path: ['email'], equals: 'unreadable@acme.com' } },
  });
  await prisma.activity.create({ data: { ...invited, details: { email: 'unreadable@acme.com' } } });
  expect(await toldOf(app, 'unreadable@acme.com')).toEqual([
    'The details of this entry cannot be shown: a newer version of wgw may have written them.',
    'Ada Lovelace invited unreadable@acme.com as a Member.',
  ]);
});

describe('the activity names', () => {
  const changes = async (app: TestApp, entries: Record<string, Entry>) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await ada.command('/wgw settings');
    await ada.seesModal(({ title }) => title === 'Settings');
    await ada.submit(entries);
    return listLines(await openActivity(ada));
  };

  test('channels as Slack shows them', async ({ app }) => {
    const fixed = { 'Announcements go to': 'One channel, always the same' };
    expect((await changes(app, { ...fixed, 'The fixed channel': 'random' })).slice(0, 3)).toEqual([
      'Ada Lovelace changed the settings.',
      expect.stringContaining('→ One channel, always the same'),
      '• The fixed channel: none → #random',
    ]);
    expect((await changes(app, { 'The fixed channel': 'general' })).slice(0, 2)).toEqual([
      'Ada Lovelace changed the settings.',
      '• The fixed channel: #random → #general',
    ]);
  });

  test('addresses in the letters of their domains, by which they are found too', async ({ app }) => {
    await changes(app, { 'Allowed domains': '' });
    await invite(app.slack.as('ada'), { addresses: 'kim@bücher.example' });
    expect(await toldOf(app, 'kim@bücher.example')).toEqual([
      'Ada Lovelace invited kim@bücher.example (xn--bcher-kva.example) as a Member.',
    ]);
  });

  test('domains in the letters they were typed in, and as they are kept, which tells lookalikes apart', async ({
    app,
  }) => {
    const typed = 'bücher.example аcme.com';
    expect((await changes(app, { 'Allowed domains': typed }))[1]).toContain(
      '→ bücher.example (xn--bcher-kva.example), аcme.com (xn--cme-5cd.com)',
    );
    const ada = app.slack.as('ada');
    await closeAll(ada);
    await ada.command('/wgw settings');
    const { fields } = await ada.seesModal(({ title }) => title === 'Settings');
    const domains = fields.find(({ label }) => label === 'Allowed domains');
    expect(domains?.entered).toEqual([typed]);
    expect(domains?.hint).toMatch(
      / bücher\.example is xn--bcher-kva\.example\. аcme\.com is xn--cme-5cd\.com\.$/,
    );
    expect((await ada.submit()).modal?.text).toBe('Nothing was changed.');
  });
});

describe('the activity is for Administrators:', () => {
  test('a Member is told whom to ask', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const bob = await asMember(app, 'bob');
    const { text } = await bob.command('/wgw activity');
    expect(text).toMatch(
      /^You cannot see the activity: only Administrators of your organization can\.\nAsk Ada Lovelace.* what happened\.$/,
    );
  });

  test('whoever is demoted or removed with it open reads no more of it', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const { prisma } = app.database;
    for (const change of [
      () => prisma.member.updateMany({ where: { email: 'alan@acme.com' }, data: { role: 'MEMBER' } }),
      () => prisma.slackIdentity.deleteMany({ where: { userId: app.slack.as('alan').id } }),
    ]) {
      const alan = await asMember(app, 'alan', 'ADMINISTRATOR');
      await openActivity(alan);
      const later = alan.submissionRequest({ person: 'ada' });
      await change();
      const before = await everything(app);
      await alan.click('kind', { choose: 'Joined' });
      const told = await alan.seesModal('You cannot see the activity');
      expect(told.text).not.toContain('joined');
      expect((await app.slack.replay(later)).body).toContain('You cannot see the activity');
      expect(await everything(app)).toEqual(before);
    }
  });

  test('someone of another workspace learns no names', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const stan = app.slack.as('stan');
    await stan.command('/wgw activity');
    const { text } = await stan.seesModal('You cannot see the activity here');
    expect(text).not.toContain('Ada');
  });
});
