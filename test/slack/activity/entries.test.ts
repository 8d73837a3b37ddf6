import { describe, expect } from 'vitest';
import type { Entry } from '../../simulator/slack/entry.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { answerEmail, asMember, closeAll, invite, listLines, openRoster, pick } from '../steps.ts';

async function openActivity(person: PersonDriver) {
  await closeAll(person);
  await person.command('/wgw activity');
  return person.seesModal(({ title }) => title === 'Activity');
}

/** The lines of the activity about a person, newest first, without the times. */
async function linesAbout(app: TestApp, address: string): Promise<string[]> {
  await allTasksDone(app);
  const ada = app.slack.as('ada');
  await openActivity(ada);
  const { modal } = await ada.submit({ person: address });
  return listLines(modal ?? { text: '' }).filter((line) => !/ at \d+:\d+ [AP]M$/.test(line));
}

/** Picks from a menu of the roster and confirms. */
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

describe('the activity contains', () => {
  test('an invitation that was sent, resent and cancelled', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await invite(ada, { addresses: 'ted@acme.com', role: 'Administrator' });
    await confirm(ada, 'ted@acme.com', 'Resend…');
    await confirm(ada, 'ted@acme.com', 'Cancel…');
    expect(await linesAbout(app, 'ted@acme.com')).toEqual([
      'Ada Lovelace cancelled the invitation of ted@acme.com.',
      'Ada Lovelace resent the invitation of ted@acme.com.',
      'Ada Lovelace invited ted@acme.com as an Administrator.',
    ]);
  });

  test('the answer of the invitee, with the name they chose', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await invite(ada, { addresses: 'no@acme.com' });
    await answerEmail(app, 'no@acme.com', 'decline');
    expect((await linesAbout(app, 'no@acme.com'))[0]).toBe('no@acme.com declined their invitation.');

    await invite(ada, { addresses: 'yes@acme.com' });
    await answerEmail(app, 'yes@acme.com', 'accept', 'Yolanda Yes');
    expect((await linesAbout(app, 'yes@acme.com'))[0]).toBe('Yolanda Yes (yes@acme.com) joined as a Member.');
  });

  test('an email that could not be delivered', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const field = 'personalizations.0.to.0.email';
    app.sendgrid.fails({ status: 400, field, error: 'Not an address' });
    await invite(ada, { addresses: 'refused@acme.com' });
    expect((await linesAbout(app, 'refused@acme.com'))[0]).toBe(
      'The email to refused@acme.com could not be delivered, which closed the invitation.',
    );
  });

  test('a changed role, with the consequence for the open invitations', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const grace = await asMember(app, 'grace', 'ADMINISTRATOR');
    await invite(grace, { addresses: 'one@acme.com two@acme.com' });
    await openRoster(ada);
    await pick(ada, 'Grace Hopper', 'Make Member');
    await ada.seesModal('2 pending invitations');
    await ada.submit({ cancel_open_invitations: [] });
    await ada.seesModal('Grace Hopper is a Member now.');
    expect((await linesAbout(app, 'grace@acme.com')).slice(0, 2)).toEqual([
      'Ada Lovelace changed the role of Grace Hopper (grace@acme.com): Administrator → Member.',
      'Open invitations taken over: 2.',
    ]);
  });

  test('a removed member, still by name', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
    await invite(linus, { addresses: 'lost@acme.com' });
    await confirm(ada, 'Linus Torvalds', 'Remove…');
    expect(await linesAbout(app, 'linus@acme.com')).toEqual([
      'Ada Lovelace removed Linus Torvalds (linus@acme.com).',
      'Open invitations cancelled with it: 1.',
      'Linus Torvalds invited lost@acme.com as a Member.',
    ]);
    expect((await linesAbout(app, 'lost@acme.com'))[0]).toBe(
      'Ada Lovelace cancelled the invitation of lost@acme.com.',
    );
  });

  test('a request that was made, approved and declined', async ({ app }) => {
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
    expect((await linesAbout(app, 'in@acme.com')).toSorted()).toEqual([
      'Ada Lovelace approved the request to invite in@acme.com.',
      'Ada Lovelace invited in@acme.com as a Member.',
      'Bob Kahn asked to invite in@acme.com as a Member.',
    ]);
    expect(await linesAbout(app, 'out@acme.com')).toEqual([
      'Ada Lovelace declined the request to invite out@acme.com.',
      'Bob Kahn asked to invite out@acme.com as a Member.',
    ]);
  });

  test('changed settings, each with its value before', async ({ app }) => {
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

test('the activity shows an unreadable entry among the others', async ({ app }) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await invite(ada, { addresses: 'unreadable@acme.com' });
  await allTasksDone(app);
  const { prisma } = app.database;
  const { id, sequence, ...invited } = await prisma.activity.findFirstOrThrow({
    where: { details: { path: ['email'], equals: 'unreadable@acme.com' } },
  });
  await prisma.activity.create({ data: { ...invited, details: { email: 'unreadable@acme.com' } } });
  expect(await linesAbout(app, 'unreadable@acme.com')).toEqual([
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

  test('addresses in the letters of their email domain, which a search finds too', async ({ app }) => {
    await changes(app, { 'Allowed domains': '' });
    await invite(app.slack.as('ada'), { addresses: 'kim@bücher.example' });
    expect(await linesAbout(app, 'kim@bücher.example')).toEqual([
      'Ada Lovelace invited kim@bücher.example (xn--bcher-kva.example) as a Member.',
    ]);
  });

  test('email domains in the typed letters and in their encoded form, which tells lookalikes apart', async ({
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
