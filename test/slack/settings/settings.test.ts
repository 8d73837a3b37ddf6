import { describe, expect } from 'vitest';
import { test, testAlone } from '../../support/shared-app.ts';
import { asMember, everything } from '../steps.ts';
import { entered, openSettings, save } from './settings-steps.ts';

const withLimit = testAlone.extend(
  'options',
  { scope: 'file' },
  { config: { limits: { installation: 10_000, organization: 300 } } },
);

describe('the settings', () => {
  testAlone('begin with the name of the workspace and the default limits', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const form = await openSettings(ada);
    expect([form.submit, form.close]).toEqual(['Save', 'Cancel']);
    expect(entered(form)).toEqual({
      Name: 'Acme',
      'A line about it': '',
      'Announcements go to': 'The channel of the command',
      'The fixed channel': '',
      'Days an invitation lives': '7',
      Reminders: 'After two days without an answer, and a day before it expires',
      'Allowed domains': '',
      'Emails a day for an inviter': '500',
      'Emails a day for the organization': '2000',
      'Emails a day for an address': '10',
    });
  });

  test('are named when they are saved, and appear in the form from then on', async ({ app }) => {
    expect(await save(app, { 'Days an invitation lives': '14', 'A line about it': 'We make rockets.' })).toBe(
      'Saved. It holds from now on:\n• A line about it\n• Days an invitation lives',
    );
    expect(entered(await openSettings(app.slack.as('ada')))).toMatchObject({
      'A line about it': 'We make rockets.',
      'Days an invitation lives': '14',
    });
    expect(await save(app, {})).toBe('Nothing was changed.');
  });

  test('keep reminders turned off when other settings are saved', async ({ app }) => {
    await save(app, { Reminders: 'None' });
    expect(entered(await openSettings(app.slack.as('ada')))).toMatchObject({ Reminders: 'None' });
    expect(await save(app, {})).toBe('Nothing was changed.');
    await save(app, { Reminders: 'After two days without an answer, and a day before it expires' });
  });

  test('keep the name from Slack, even if the form would refuse it', async ({ app }) => {
    const name = '🚀'.repeat(50);
    await asMember(app, 'ada', 'ADMINISTRATOR');
    await app.database.prisma.organization.updateMany({ data: { name } });
    expect(await save(app, { 'Days an invitation lives': '13' })).toBe(
      'Saved. It holds from now on:\n• Days an invitation lives',
    );
    expect(await app.database.prisma.organization.findFirst()).toMatchObject({ name });
    await save(app, { Name: 'Acme' });
  });

  test('are for Administrators only, and a Member is told whom to ask', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const bob = await asMember(app, 'bob');
    const { text, message } = await bob.command('/wgw settings');
    expect(text).toBe(
      'You cannot change the settings: only Administrators of your organization can.\n' +
        'Ask Ada Lovelace to change them.',
    );
    expect(message?.onlyTo).toBe('bob');
    expect(bob.modal).toBeUndefined();
  });

  test('cannot be saved by an Administrator who was demoted with the form open', async ({ app }) => {
    const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
    await openSettings(linus);
    await asMember(app, 'ada', 'ADMINISTRATOR');
    await app.database.prisma.member.updateMany({
      where: { email: 'linus@acme.com' },
      data: { role: 'MEMBER' },
    });
    const before = await everything(app);
    const { modal } = await linus.submit({ Name: 'Mine' });
    expect(modal?.text).toContain('You cannot change the settings: only Administrators');
    expect(await everything(app)).toEqual(before);
  });
});

describe('the highest limit that an organization can set for itself', () => {
  withLimit('is shown in the form, and replaces a higher limit', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const form = await openSettings(ada);
    expect(entered(form)).toMatchObject({
      'Emails a day for an inviter': '300',
      'Emails a day for the organization': '300',
    });
    expect(form.text).toContain('1 to 300. The operator of wgw sets the highest number.');
    const { modal } = await ada.submit({ 'A line about it': 'Rockets.' });
    expect(modal?.text).toBe('Saved. It holds from now on:\n• A line about it');
  });
});

describe('if two Administrators change the settings at once', () => {
  test('the second one sees the new settings with a notice, and overwrites nothing', async ({ app }) => {
    const [ada, linus] = [
      await asMember(app, 'ada', 'ADMINISTRATOR'),
      await asMember(app, 'linus', 'ADMINISTRATOR'),
    ];
    await openSettings(linus);
    await save(app, { Name: 'By Ada', 'Days an invitation lives': '21' });
    const { modal } = await linus.submit({ Name: 'By Linus', 'A line about it': 'Of Linus.' });
    expect(modal?.title).toBe('Settings');
    expect(modal?.lead).toContain(
      'Somebody else changed the settings meanwhile. These are the ones that hold now: please make your change again.',
    );
    expect(modal && entered(modal)).toMatchObject({ Name: 'By Ada', 'Days an invitation lives': '21' });
    await linus.submit({ 'A line about it': 'Of Linus.' });
    await linus.seesModal('Saved. It holds from now on:\n• A line about it');
    expect(entered(await openSettings(ada))).toMatchObject({
      Name: 'By Ada',
      'A line about it': 'Of Linus.',
    });
  });

  test('a form that is sent twice is saved once', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await openSettings(ada);
    const request = ada.submissionRequest({ Name: 'Twice' });
    await Promise.all([app.slack.replay(request), app.slack.replay(request)]);
    const changes = await app.database.prisma.activity.findMany({ where: { kind: 'SETTINGS_CHANGED' } });
    expect(changes.filter(({ details }) => JSON.stringify(details).includes('"name":"Twice"'))).toHaveLength(
      1,
    );
  });
});
