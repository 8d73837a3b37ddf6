import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actions, input, modal, mrkdwn, problemsOf } from './block-kit-samples.ts';
import { checkModal } from './blocks/check.ts';
import { startBoltApp } from './bolt-app.ts';
import { form, openForm, plain, roles } from './form-samples.ts';
import { type Slack, startSlack } from './slack.ts';

let slack: Slack;
let app: App;

beforeEach(async () => {
  slack = await startSlack();
  app = await startBoltApp(slack);
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

const field = (name: string, element: object, more: object = {}) =>
  input({ action_id: name, ...element }, { block_id: name, label: plain(name), ...more });
const idOf = (channel: string) => slack.workspaces[0]?.findChannel(channel)?.id ?? '';

/** Opens a form with one field for Ada. */
const openField = (name: string, element: object, more: object = {}) =>
  openForm(slack, app, undefined, form('Settings', [field(name, element, more)]));

describe('a menu of public channels', () => {
  const channel = { type: 'channels_select' };

  test('accepts a name and shows it', async () => {
    const { ada, submitted } = await openField('channel', channel);
    ada.enter({ channel: '#random' });
    expect(ada.modal?.fields[0]?.entered).toEqual(['random']);
    await ada.submit({ channel: 'general' });
    expect(submitted).toEqual([
      { channel: { channel: { type: 'channels_select', selected_channel: idOf('general') } } },
    ]);
  });

  test('can start with a channel, and can be emptied if it is optional', async () => {
    const element = { ...channel, initial_channel: idOf('random'), placeholder: plain('None') };
    const { ada, submitted } = await openField('channel', element, { optional: true });
    expect(ada.modal?.fields[0]).toMatchObject({ entered: ['random'], placeholder: 'None' });
    await ada.submit({ channel: '' });
    expect(submitted).toEqual([
      { channel: { channel: { type: 'channels_select', selected_channel: null } } },
    ]);
  });

  test('has no private channels, and must be filled', async () => {
    const { ada } = await openField('channel', channel);
    await expect(ada.submit({ channel: 'leads' })).rejects.toThrow('Acme has no public channel "leads"');
    await expect(ada.submit()).rejects.toThrow('Please complete this required field.');
  });

  test('gives the app a response URL for the channel with response_url_enabled', async () => {
    const { ada } = await openField('channel', { ...channel, response_url_enabled: true });
    const request = ada.submissionRequest({ channel: 'random' });
    const { response_urls } = JSON.parse(new URLSearchParams(request.body).get('payload') ?? '');
    expect(response_urls).toEqual([
      {
        block_id: 'channel',
        action_id: 'channel',
        channel_id: idOf('random'),
        response_url: expect.stringContaining('/commands/'),
      },
    ]);
    const body = JSON.stringify({ text: 'Hello', response_type: 'in_channel' });
    await fetch(response_urls[0].response_url, { method: 'POST', body });
    expect(slack.messages('random').map(({ text }) => text)).toEqual(['Hello']);
  });

  test('also works in section and actions blocks, and sends the choice at once', async () => {
    const picked: unknown[] = [];
    app.action(/channel/, async ({ ack, action }) => {
      picked.push(action);
      await ack();
    });
    const element = { ...channel, placeholder: plain('Where?'), initial_channel: idOf('general') };
    const { ada } = await openForm(
      slack,
      app,
      undefined,
      form('Settings', [
        {
          type: 'section',
          block_id: 's',
          text: plain('x'),
          accessory: { ...element, action_id: 'a channel' },
        },
        { ...actions({ ...element, action_id: 'another channel' }), block_id: 'a' },
      ]),
    );
    await ada.click('a channel', { choose: 'random' });
    await ada.click('another channel', { choose: 'random' });
    expect(picked[0]).toEqual({
      type: 'channels_select',
      action_id: 'a channel',
      block_id: 's',
      action_ts: expect.any(String),
      selected_channel: idOf('random'),
      initial_channel: idOf('general'),
      placeholder: { ...plain('Where?'), emoji: true },
    });
    expect(ada.modal?.values).toMatchObject({
      a: { 'another channel': { selected_channel: idOf('random') } },
    });
  });

  test.each([
    ['a response URL outside an input', actions({ ...channel, response_url_enabled: true }), 'response_url'],
    ['a placeholder in mrkdwn', actions({ ...channel, placeholder: mrkdwn('x') }), '/placeholder/type'],
    ['max_selected_items', input({ ...channel, max_selected_items: 2 }), 'max_selected_items'],
  ])('is refused with %s', (_, block, complaint) => {
    expect(problemsOf(checkModal(modal([block])))).toContain(complaint);
  });
});

describe('numbers', () => {
  const number = { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '30' };

  test('reach the app as text', async () => {
    const { ada, submitted } = await openField('days', { ...number, initial_value: '7' });
    expect(ada.modal?.fields[0]?.entered).toEqual(['7']);
    await ada.submit({ days: '14' });
    expect(submitted).toEqual([{ days: { days: { type: 'number_input', value: '14' } } }]);
  });

  test.each(['x', '1.5', '0', '31'])('%s is not submitted', async (days) => {
    const { ada, submitted } = await openField('days', number);
    await expect(ada.submit({ days })).rejects.toThrow('Please enter a');
    expect(submitted).toEqual([]);
  });

  test.each([
    ['words', { initial_value: 'seven' }, 'must be a number'],
    ['a fraction as initial value', { initial_value: '1.5' }, 'must be a whole number'],
    ['a minimum above the maximum', { min_value: '31' }, 'must not be greater'],
  ])('are refused with %s', (_, more, complaint) => {
    expect(problemsOf(checkModal(modal([input({ ...number, ...more })])))).toContain(complaint);
  });
});

describe('radio buttons and check boxes', () => {
  test('accept a label or a value', async () => {
    const { ada, submitted } = await openForm(
      slack,
      app,
      undefined,
      form('Settings', [
        field('kind', { type: 'radio_buttons', options: roles, initial_option: roles[0] }),
        field('extras', { type: 'checkboxes', options: roles }),
      ]),
    );
    await ada.submit({ kind: 'Administrator', extras: ['MEMBER', 'Administrator'] });
    expect(submitted).toMatchObject([
      {
        kind: { kind: { selected_option: { value: 'ADMIN' } } },
        extras: { extras: { selected_options: [{ value: 'MEMBER' }, { value: 'ADMIN' }] } },
      },
    ]);
  });

  test('may stay empty if they are optional', async () => {
    const element = { type: 'checkboxes', options: roles, initial_options: [roles[0]] };
    const { ada, submitted } = await openField('extras', element, { optional: true });
    await ada.submit({ extras: [] });
    expect(submitted).toMatchObject([{ extras: { extras: { selected_options: [] } } }]);
  });
});

describe('a field with dispatch_action', () => {
  const search = { type: 'plain_text_input', action_id: 'search' };

  test('sends an action on Enter, with the values of the other fields', async () => {
    const told: object[] = [];
    app.action('search', async ({ ack, action, body }) => {
      told.push({ action, values: 'view' in body && body.view?.state.values });
      await ack();
    });
    const { ada } = await openForm(
      slack,
      app,
      undefined,
      form('Find', [
        field('search', search, { dispatch_action: true, optional: true }),
        field('days', { type: 'number_input', is_decimal_allowed: false }, { optional: true }),
      ]),
    );
    ada.enter({ days: '3', search: 'bob' });
    await ada.click('search');
    await ada.click('search', { choose: 'grace' });
    expect(told).toMatchObject([
      {
        action: { type: 'plain_text_input', block_id: 'search', action_id: 'search', value: 'bob' },
        values: { search: { search: { value: 'bob' } }, days: { days: { value: '3' } } },
      },
      { action: { value: 'grace' } },
    ]);
  });

  test('must have it in its block', async () => {
    const { ada } = await openField('search', search);
    await expect(ada.click('search', { choose: 'x' })).rejects.toThrow('its block has no dispatch_action');
  });
});
