import { describe, expect, onTestFinished } from 'vitest';
import type { Entry } from '../../simulator/slack/entry.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { Modal } from '../../simulator/slack/shown.ts';
import type { TestApp } from '../../support/app.ts';
import { test, testAlone } from '../../support/shared-app.ts';
import { asMember, closeAll, everything, invite } from '../steps.ts';

const withLimit = testAlone.extend(
  'options',
  { scope: 'file' },
  { config: { limits: { installation: 10_000, organization: 300 } } },
);

async function openSettings(person: PersonDriver): Promise<Modal> {
  await closeAll(person);
  await person.command('/wgw settings');
  return person.seesModal(({ title }) => title === 'Settings');
}

/** Changes settings, and returns what the form became. */
async function save(app: TestApp, entries: Record<string, Entry>): Promise<string> {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await openSettings(ada);
  const { modal, errors } = await ada.submit(entries);
  expect(errors).toEqual({});
  return modal?.text ?? '';
}

const entered = ({ fields }: Modal) =>
  Object.fromEntries(fields.map(({ label, entered }) => [label, entered[0] ?? '']));

describe('the settings', () => {
  testAlone('are, to begin with, those of the workspace and the usual limits', async ({ app }) => {
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

  test('that are saved are named, and stand in the form from then on', async ({ app }) => {
    expect(await save(app, { 'Days an invitation lives': '14', 'A line about it': 'We make rockets.' })).toBe(
      'Saved. It holds from now on:\n• A line about it\n• Days an invitation lives',
    );
    expect(entered(await openSettings(app.slack.as('ada')))).toMatchObject({
      'A line about it': 'We make rockets.',
      'Days an invitation lives': '14',
    });
    expect(await save(app, {})).toBe('Nothing was changed.');
  });

  test('keep reminders off that were turned off, whatever is saved after it', async ({ app }) => {
    await save(app, { Reminders: 'None' });
    expect(entered(await openSettings(app.slack.as('ada')))).toMatchObject({ Reminders: 'None' });
    expect(await save(app, {})).toBe('Nothing was changed.');
    await save(app, { Reminders: 'After two days without an answer, and a day before it expires' });
  });

  test('leave alone the name that Slack gave, whatever it is', async ({ app }) => {
    const name = '🚀'.repeat(50);
    await asMember(app, 'ada', 'ADMINISTRATOR');
    await app.database.prisma.organization.updateMany({ data: { name } });
    expect(await save(app, { 'Days an invitation lives': '13' })).toBe(
      'Saved. It holds from now on:\n• Days an invitation lives',
    );
    expect(await app.database.prisma.organization.findFirst()).toMatchObject({ name });
    await save(app, { Name: 'Acme' });
  });

  test('are for Administrators: a Member is told whom to ask', async ({ app }) => {
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

  test('are not saved by whoever was demoted with the form open', async ({ app }) => {
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

describe('each takes effect:', () => {
  test('the name and the line about it, in the next email', async ({ app }) => {
    await save(app, { Name: 'Acme Rockets', 'A line about it': 'Rockets, in <Delft>.' });
    await invite(app.slack.as('ada'), { addresses: 'named@acme.com' });
    const mail = await app.sendgrid.mailbox.waitFor('named@acme.com');
    for (const part of [mail.subject, mail.text, mail.html]) expect(part).toContain('Acme Rockets');
    expect(mail.text).toContain('Rockets, in <Delft>.');
    expect(mail.html).toContain('Rockets, in &lt;Delft&gt;.');
  });

  test('how long an invitation lives', async ({ app }) => {
    await save(app, { 'Days an invitation lives': '1' });
    await invite(app.slack.as('ada'), { addresses: 'short@acme.com' });
    const { createdAt, expiresAt } = await app.database.prisma.invitation.findFirstOrThrow({
      where: { email: 'short@acme.com' },
    });
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(24 * 60 * 60 * 1000);
  });

  test('the domains, and refuses others with words', async ({ app }) => {
    await save(app, { 'Allowed domains': 'acme.com, @acme.nl' });
    const ada = app.slack.as('ada');
    const { errors } = await invite(ada, { addresses: 'kim@other.com' });
    expect(errors.addresses).toBe(
      'Domain not allowed. Your organization only invites addresses of certain domains. ' +
        'Administrators can change that: /wgw settings.',
    );
    const { modal } = await invite(ada, { addresses: 'in@acme.nl out@other.com' });
    expect(modal?.text).toContain('Invited Successfully');
    expect(modal?.text).toContain('Domain not allowed');
    await save(app, { 'Allowed domains': '' });
    expect((await invite(ada, { addresses: 'kim@other.com' })).errors).toEqual({});
  });

  test.for([
    ['Emails a day for an inviter', 'You can send 1 invitation a day'],
    ['Emails a day for the organization', 'Your organization can send 1 invitation a day'],
  ])('%s', async ([limit = '', why], { app }) => {
    const usual = limit.includes('inviter') ? '500' : '2000';
    await save(app, { [limit]: '1' });
    const address = `${limit.length}@acme.com`;
    const { errors } = await invite(app.slack.as('ada'), { addresses: `${address} more.${address}` });
    expect(errors.addresses).toContain(why);
    await save(app, { [limit]: usual });
  });

  test('Emails a day for an address', async ({ app }) => {
    await save(app, { 'Emails a day for an address': '1' });
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'once@acme.com' });
    await app.database.prisma.invitation.updateMany({
      where: { email: 'once@acme.com' },
      data: { state: 'DECLINED' },
    });
    const { errors } = await invite(ada, { addresses: 'once@acme.com' });
    expect(errors.addresses).toContain('once@acme.com can get 1 invitation a day');
    await save(app, { 'Emails a day for an address': '10' });
  });
});

describe('what cannot be is told on its field, and nothing is saved:', () => {
  test.for<[string, Record<string, Entry>, string, string]>([
    ['a name without a letter', { Name: '🙂' }, 'Name', 'Type a name of 1 to 80 characters, in one line.'],
    ['a name of spaces', { Name: '   ' }, 'Name', 'Type a name of 1 to 80 characters, in one line.'],
    [
      'a channel that is not picked',
      { 'Announcements go to': 'One channel, always the same', 'The fixed channel': '' },
      'The fixed channel',
      'Pick the channel that announcements go to.',
    ],
    [
      'a channel that is picked while announcements go elsewhere',
      { 'The fixed channel': 'random' },
      'Announcements go to',
      'Choose “One channel, always the same” for the channel picked below, or clear that.',
    ],
    [
      'a domain that is none',
      { 'Allowed domains': 'acme.com, acme' },
      'Allowed domains',
      'Type domains such as acme.com, separated by spaces or commas, at most 50.',
    ],
    [
      'more domains than there may be',
      { 'Allowed domains': Array.from({ length: 51 }, (_, n) => `a${n}.com`).join(' ') },
      'Allowed domains',
      'Type domains such as acme.com, separated by spaces or commas, at most 50.',
    ],
  ])('%s', async ([, entries, field, why], { app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await openSettings(ada);
    const before = await everything(app);
    const { modal } = await ada.submit({ ...entries, 'Days an invitation lives': '3' });
    expect(modal?.title).toBe('Settings');
    const complaints = modal?.fields.flatMap(({ label, error }) =>
      error === undefined ? [] : [[label, error]],
    );
    expect(complaints).toEqual([[field, why]]);
    expect(await everything(app)).toEqual(before);
  });

  test('a number beyond its bounds, that Slack itself would not send', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await openSettings(ada);
    const field = ada.modal?.fields.find(({ label }) => label === 'Days an invitation lives');
    for (const value of ['0', '31', '-1', '1.5', '1e3', 'many', null]) {
      const request = app.slack.alter(ada.submissionRequest(), ({ view }) => {
        const { values } = (view as { state: { values: Record<string, Record<string, object>> } }).state;
        const [[action = ''] = []] = Object.entries(values[field?.blockId ?? ''] ?? {});
        Object.assign(values[field?.blockId ?? ''] ?? {}, { [action]: { type: 'number_input', value } });
      });
      const { body } = await app.slack.replay(request);
      expect(JSON.parse(body).errors).toEqual({
        [field?.blockId ?? '']: 'Type a whole number from 1 to 30.',
      });
    }
  });
});

describe('where saving takes long, what is wrong', () => {
  async function saveNameless(app: TestApp): Promise<PersonDriver> {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await openSettings(ada);
    const { slackReply } = app.timeLimits;
    onTestFinished(() => {
      app.timeLimits.slackReply = slackReply;
    });
    app.timeLimits.slackReply = 0;
    const { modal } = await ada.submit({ Name: '🙂', 'A line about it': 'Rockets!' });
    expect(modal?.text).toContain('One moment');
    return ada;
  }
  const WRONG = 'Type a name of 1 to 80 characters, in one line.';

  test('stands above the form, which is as it was filled', async ({ app }) => {
    const form = await (await saveNameless(app)).seesModal(WRONG);
    expect([form.title, form.submit]).toEqual(['Settings', 'Save']);
    expect(entered(form)).toMatchObject({ Name: '🙂', 'A line about it': 'Rockets!' });
  });

  test('comes as a message where the form cannot be shown', async ({ app }) => {
    app.slack.faults.next('views.update', { error: 'internal_error' });
    await (await saveNameless(app)).seesMessage(`The settings were not saved.\n${WRONG}`);
  });
});

test('what could not be saved now stays in the form, to be saved again', async ({ app }) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await openSettings(ada);
  await app.database.pool.query('ALTER TABLE organizations RENAME TO away');
  const { modal } = await ada.submit({ 'A line about it': 'Later.' });
  await app.database.pool.query('ALTER TABLE away RENAME TO organizations');
  expect(modal?.lead).toContain('Something went wrong on our side. Please try again in a moment.');
  expect(modal && entered(modal)).toMatchObject({ 'A line about it': 'Later.' });
  expect((await ada.submit()).modal?.text).toContain('Saved.');
});

describe('the highest limit that an organization can set for itself', () => {
  withLimit('is said in the form, and stands there in place of a higher one', async ({ app }) => {
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

describe('of two Administrators who change them at once', () => {
  test('who comes second gets what holds now, with a notice, and nothing is overwritten', async ({ app }) => {
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

  test('the same form sent twice is saved once', async ({ app }) => {
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
