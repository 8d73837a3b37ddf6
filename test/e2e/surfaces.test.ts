import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { manifest } from '../../manifest/manifest.ts';
import { type HttpServer, serve } from '../simulator/http.ts';
import { mrkdwn, option, plain } from '../simulator/slack/block-kit-samples.ts';
import {
  callSlackOk,
  expectAccessible,
  expectRefused,
  lastUse,
  requests,
  show,
  uses,
} from './block-kit-helpers.ts';
import { composer, messageList, takePicture, test } from './browser-test.ts';

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>';

/** A server with pictures on another origin, as the app is. */
let pictures: HttpServer;

beforeAll(async () => {
  const headers = { 'content-type': 'image/svg+xml', 'cross-origin-resource-policy': 'cross-origin' };
  pictures = await serve(async () => ({ status: 200, headers, body: picture }));
});
afterAll(() => pictures.close());

/** Changes features and events of the app's manifest for the rest of a test. */
function changeManifest(features: object, events: readonly string[] = []): void {
  const { event_subscriptions } = manifest.settings;
  const [before, eventsBefore] = [{ ...manifest.features }, event_subscriptions.bot_events];
  Object.assign(manifest.features, features);
  event_subscriptions.bot_events = [...events];
  onTestFinished(() => {
    for (const name of Object.keys(features)) Reflect.deleteProperty(manifest.features, name);
    Object.assign(manifest.features, before);
    event_subscriptions.bot_events = eventsBefore;
  });
}

const confirm = {
  title: plain('Remove Bob Kahn?'),
  text: plain('He can be invited again.'),
  confirm: plain('Remove'),
  deny: plain('Keep'),
};
const roles = [option('Administrator', 'ADMIN'), option('Member', 'MEMBER')];
const member = (name: string) => [
  {
    type: 'section',
    block_id: name,
    text: mrkdwn(`*${name} Kahn*`),
    accessory: { type: 'overflow', action_id: 'manage', options: [option('Remove', 'remove')], confirm },
  },
  {
    type: 'context',
    elements: [
      { type: 'image', image_url: `${pictures.url}/avatars/${name}.png`, alt_text: name },
      plain('Member'),
    ],
  },
];
const filter = {
  type: 'actions',
  block_id: 'filter',
  elements: [
    { type: 'static_select', action_id: 'filter', options: roles, initial_option: roles[0], confirm },
  ],
};
const roster = (more: object[] = []) => ({
  type: 'modal',
  title: plain('Roster'),
  blocks: [...member('Bob'), ...member('Grace'), filter, ...more],
});

describe('the Home tab', () => {
  const app_home = {
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: true,
  };

  test('shows the view of the app, if the manifest has a Home tab', async ({ sandbox, open }) => {
    changeManifest({ app_home: undefined });
    const page = await open();
    await page.goto(sandbox.url);
    await page.getByRole('button', { name: 'wgw Home' }).click();
    await page.getByText('wgw has no Home tab.').waitFor();
    const blocks = [
      { type: 'header', text: plain('The team') },
      ...member('Bob'),
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'resend', text: plain('Resend'), value: 'elena', style: 'primary' },
        ],
      },
    ];
    const view = { type: 'home', blocks };
    await callSlackOk(sandbox, 'views.publish', { user_id: sandbox.slack.as('ada').id, view });
    await page.getByRole('heading', { name: 'The team' }).waitFor();
    await takePicture(page, 'surfaces home');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Resend' }).click();
    await expect.poll(() => lastUse(sandbox, 'resend')).toMatchObject({ value: 'elena' });
    expect(requests(sandbox, 'clicking resend').at(-1)).toMatchObject({ view: { type: 'home' } });
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect
      .poll(() => lastUse(sandbox, 'manage'))
      .toMatchObject({ selected_option: { value: 'remove' }, block_id: 'Bob' });
    await expectRefused(sandbox, 'clicking manage', 'clicking resend');
  });

  test('sends an event when somebody opens it, and so does the Messages tab', async ({ sandbox, open }) => {
    changeManifest({ app_home }, ['app_home_opened']);
    const page = await open();
    await page.goto(sandbox.url);
    const opened = (tab: string) =>
      sandbox.traffic.exchanges
        .filter(({ what }) => what === `opening the ${tab} tab`)
        .map(({ request }) => JSON.parse(request).event);
    await page.getByRole('button', { name: 'wgw Home' }).click();
    await expect.poll(() => opened('Home')).toMatchObject([{ type: 'app_home_opened', tab: 'home' }]);
    await page.getByRole('button', { name: 'wgw', exact: true }).click();
    await expect.poll(() => opened('Messages')).toMatchObject([{ tab: 'messages' }]);
    await page.getByText('Sending messages to this app has been turned off.').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    await page.getByRole('button', { name: '# general' }).click();
    await composer(page).waitFor();
  });
});

test('a shortcut on a message sends that message to the app', async ({ sandbox, open }) => {
  const shortcut = { type: 'message', name: 'Try this', callback_id: 'try_this', description: 'Tries it' };
  changeManifest({ shortcuts: [shortcut] });
  const page = await open();
  await page.goto(sandbox.url);
  await composer(page).fill('Could someone invite tim@acme.com?');
  await composer(page).press('Enter');
  const message = messageList(page).getByRole('article').filter({ hasText: 'invite tim@acme.com' });
  const menu = message.getByRole('button', { name: 'More actions for the message of Ada Lovelace' });
  await menu.press('Enter');
  await message.getByRole('menuitem', { name: 'Try this' }).press('Enter');
  await expect
    .poll(() => requests(sandbox, 'the shortcut try_this').at(-1))
    .toMatchObject({
      type: 'message_action',
      message: { text: 'Could someone invite <mailto:tim@acme.com|tim@acme.com>?' },
    });
  await message.getByRole('alert').waitFor();
  await expectRefused(sandbox, 'the shortcut try_this');
  await composer(page).fill('/wgw help');
  await composer(page).press('Enter');
  const help = messageList(page).getByRole('article').filter({ hasText: 'Only visible to you' }).last();
  await help.waitFor();
  expect(await help.getByRole('button').count()).toBe(0);
});

test('a direct message with buttons is replaced through its response URL', async ({ sandbox, open }) => {
  const page = await open();
  await page.goto(sandbox.url);
  await page.getByRole('button', { name: 'wgw', exact: true }).click();
  const elements = [
    { type: 'button', action_id: 'approve', text: plain('Approve'), value: 'zoe', style: 'primary' },
    { type: 'button', action_id: 'decline', text: plain('Decline'), value: 'zoe', style: 'danger', confirm },
  ];
  await callSlackOk(sandbox, 'chat.postMessage', {
    channel: sandbox.slack.as('ada').id,
    text: 'Approve?',
    blocks: [
      { type: 'section', text: mrkdwn('Bob asks you to invite zoe@acme.com.') },
      { type: 'actions', elements },
    ],
  });
  const message = page.getByRole('article').filter({ hasText: 'zoe@acme.com' });
  await message.getByRole('button', { name: 'Decline' }).waitFor();
  await expectAccessible(page);
  await message.getByRole('button', { name: 'Approve' }).click();
  await expect.poll(() => lastUse(sandbox, 'approve')).toMatchObject({ value: 'zoe' });
  const { response_url } = requests(sandbox, 'clicking approve').at(-1);
  const body = JSON.stringify({ replace_original: true, text: 'You approved zoe@acme.com.' });
  expect((await fetch(response_url, { method: 'POST', body })).status).toBe(200);
  await message.getByText('You approved zoe@acme.com.').waitFor();
  expect(await message.count()).toBe(1);
  expect(await message.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  await expectRefused(sandbox, 'clicking approve');
});

test('a roster shows pictures of another origin, and its menus have a description', async ({
  sandbox,
  open,
}) => {
  const page = await open();
  await page.goto(sandbox.url);
  await show(sandbox, roster());
  const modal = page.getByRole('dialog', { name: 'Roster' });
  await modal.getByRole('img', { name: 'Bob' }).waitFor();
  const avatar = (size: string) => page.evaluate(`document.querySelector('dialog [alt=Bob]').${size}`);
  await expect.poll(() => avatar('naturalWidth')).toBe(40);
  expect(await avatar('width')).toBe(20);
  await expectAccessible(page);
  const described = modal.getByRole('button', { name: 'More options', description: 'Grace Kahn' });
  await described.press('Enter');
  await takePicture(page, 'surfaces roster');
  await page.keyboard.press('Escape');

  // A choice that is not confirmed is undone.
  const select = modal.getByRole('combobox', { name: 'Select an option' });
  await select.selectOption('Member');
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect.poll(() => select.inputValue()).toBe('ADMIN');
  expect(uses(sandbox, 'filter')).toEqual([]);

  // The modal below changes while another one is on top.
  const [root] = sandbox.slack.as('ada').modals;
  const name = { type: 'plain_text_input', action_id: 'name' };
  const details = {
    type: 'modal',
    title: plain('Details'),
    submit: plain('Save'),
    blocks: [{ type: 'input', block_id: 'name', label: plain('Name'), element: name }],
  };
  const used = sandbox.slack.as('ada').clickRequest('manage', { block: 'Grace', choose: 'remove' });
  await show(sandbox, details, used);
  await page.getByRole('dialog', { name: 'Details' }).waitFor();
  const more = [{ type: 'section', text: plain('Bob was removed.') }];
  await callSlackOk(sandbox, 'views.update', {
    view_id: root?.id,
    hash: root?.hash,
    view: roster(more),
  });
  await page.keyboard.press('Escape');
  await modal.getByText('Bob was removed.').waitFor();
  await modal.getByRole('button', { name: 'Close' }).last().click();
});
