import { describe, expect, onTestFinished } from 'vitest';
import type { Entry } from '../../simulator/slack/entry.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { asMember, everything } from '../steps.ts';
import { entered, openSettings } from './settings-steps.ts';

describe('an invalid value is explained on its field, and nothing is saved:', () => {
  test.for<[string, Record<string, Entry>, string, string]>([
    ['a name without a letter', { Name: '🙂' }, 'Name', 'Type a name of 1 to 80 characters, in one line.'],
    ['a name of spaces', { Name: '   ' }, 'Name', 'Type a name of 1 to 80 characters, in one line.'],
    [
      'no channel for announcements to one channel',
      { 'Announcements go to': 'One channel, always the same', 'The fixed channel': '' },
      'The fixed channel',
      'Pick the channel that announcements go to.',
    ],
    [
      'a channel while announcements go elsewhere',
      { 'The fixed channel': 'random' },
      'Announcements go to',
      'Choose “One channel, always the same” for the channel picked below, or clear that.',
    ],
    [
      'an invalid email domain',
      { 'Allowed domains': 'acme.com, acme' },
      'Allowed domains',
      'Type domains such as acme.com, separated by spaces or commas, at most 50.',
    ],
    [
      'too many email domains',
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

  test('a number out of its range, which Slack itself would not send', async ({ app }) => {
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

describe('if saving takes long, an invalid value', () => {
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

  test('is explained above the form, which keeps its values', async ({ app }) => {
    const form = await (await saveNameless(app)).seesModal(WRONG);
    expect([form.title, form.submit]).toEqual(['Settings', 'Save']);
    expect(entered(form)).toMatchObject({ Name: '🙂', 'A line about it': 'Rockets!' });
  });

  test('is explained in a message if the form cannot be shown', async ({ app }) => {
    app.slack.faults.next('views.update', { error: 'internal_error' });
    await (await saveNameless(app)).seesMessage(`The settings were not saved.\n${WRONG}`);
  });
});

test('an Administrator keeps their changes in the form if saving fails, and can save them again', async ({
  app,
}) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await openSettings(ada);
  await app.database.pool.query('ALTER TABLE organizations RENAME TO away');
  const { modal } = await ada.submit({ 'A line about it': 'Later.' });
  await app.database.pool.query('ALTER TABLE away RENAME TO organizations');
  expect(modal?.lead).toContain('Something went wrong on our side. Please try again in a moment.');
  expect(modal && entered(modal)).toMatchObject({ 'A line about it': 'Later.' });
  expect((await ada.submit()).modal?.text).toContain('Saved.');
});
