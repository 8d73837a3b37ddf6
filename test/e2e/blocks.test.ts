import { describe, expect } from 'vitest';
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
import { desktop, takePicture, test } from './browser-test.ts';

const roles = [option('Administrator', 'ADMIN'), option('Member', 'MEMBER')];
const confirm = {
  title: plain('Remove Bob Kahn?'),
  text: mrkdwn('He loses *every right* at once.'),
  confirm: plain('Remove'),
  deny: plain('Keep'),
  style: 'danger',
};

const content = [
  { type: 'header', text: plain('The team') },
  { type: 'divider' },
  {
    type: 'section',
    text: mrkdwn(
      ':wave: *Bold*, _italic_, ~struck~, `code`, <https://acme.com|a link>, <@U0ACMEADA>, <#C0ACMEGENERAL> &amp; &lt;b&gt;\n&gt; quoted',
    ),
  },
  { type: 'section', text: { ...plain('*inert* <!channel> :wave: <https://evil.example|x>'), emoji: false } },
  { type: 'section', fields: [mrkdwn('*Role*'), mrkdwn('Member')] },
  {
    type: 'context',
    elements: [
      plain('Since Monday'),
      mrkdwn('*pending*, expires <!date^1392734382^{date_num} at {time}|soon>'),
    ],
  },
];
const elements = [
  {
    type: 'section',
    block_id: 'bob',
    text: mrkdwn('*Bob Kahn*\nMember'),
    accessory: { type: 'overflow', action_id: 'manage', options: roles },
  },
  {
    type: 'actions',
    block_id: 'actions',
    elements: [
      { type: 'button', action_id: 'remove', text: plain('Remove'), value: 'bob', style: 'danger', confirm },
      { type: 'button', action_id: 'resend', text: plain('Resend'), value: 'elena', style: 'primary' },
      { type: 'static_select', action_id: 'any_role', placeholder: plain('Every role'), options: roles },
      { type: 'users_select', action_id: 'who', placeholder: plain('Anybody') },
      { type: 'channels_select', action_id: 'where', placeholder: plain('Anywhere') },
      { type: 'checkboxes', action_id: 'statuses', options: [option('Pending', 'pending')] },
    ],
  },
];
const input = (name: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: name,
  label: plain(name),
  element: { action_id: name, ...element },
  ...more,
});
const form = {
  type: 'modal',
  title: plain('Every field'),
  submit: plain('Send'),
  blocks: [
    input(
      'Name',
      { type: 'plain_text_input', placeholder: plain('Yours') },
      { hint: plain('As people see it') },
    ),
    input('Email', { type: 'email_text_input' }),
    input('Days', { type: 'number_input', is_decimal_allowed: false, max_value: '30' }, { optional: true }),
    input('Until', { type: 'datepicker' }, { optional: true }),
    input('Role', { type: 'static_select', options: roles, focus_on_load: true }),
    input('Kind', { type: 'radio_buttons', options: roles }, { optional: true }),
    input('Where', { type: 'channels_select' }, { optional: true }),
    input('Search', { type: 'plain_text_input' }, { optional: true, dispatch_action: true }),
    input('Extras', { type: 'checkboxes', options: roles }, { optional: true }),
    input('Tags', { type: 'multi_static_select', options: roles }, { optional: true }),
  ],
};

describe('the sandbox draws blocks as Slack does', () => {
  test('in a message: formatted text, links and mentions, but no markup in plain text', async ({
    sandbox,
    open,
  }) => {
    const page = await open({ ...desktop, timezoneId: 'Asia/Tokyo' });
    await page.goto(sandbox.url);
    await callSlackOk(sandbox, 'chat.postMessage', {
      channel: 'general',
      text: 'All',
      blocks: [...content, ...elements],
    });
    const message = page.getByRole('article').filter({ hasText: 'The team' });
    await message.waitFor();
    await takePicture(page, 'blocks message');
    expect(await message.getByRole('heading').textContent()).toBe('The team');
    expect(await message.locator('strong, em, s, code').allTextContents()).toEqual(
      expect.arrayContaining(['Bold', 'italic', 'struck', 'code', 'pending']),
    );
    const text = await message.textContent();
    expect(text).toContain('👋 Bold, italic, struck, code, a link, @ada, #general & <b>');
    expect(text).toContain('pending, expires 2014-02-18 at 11:39 PM');
    expect(text).toContain('*inert* <!channel> :wave: <https://evil.example|x>');
    expect(await message.getByRole('link').count()).toBe(1);
    await expectAccessible(page);
  });

  test('in a message: buttons and menus that send their actions', async ({ sandbox, open }) => {
    const page = await open();
    await page.goto(sandbox.url);
    await callSlackOk(sandbox, 'chat.postMessage', { channel: 'general', text: 'Use', blocks: elements });
    const message = page.getByRole('article').last();

    await message.getByRole('button', { name: 'Remove' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove Bob Kahn?' });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await dialog.waitFor({ state: 'detached' });
    await message.getByRole('button', { name: 'Remove' }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => lastUse(sandbox, 'remove')).toMatchObject({ value: 'bob', block_id: 'actions' });
    // The answer "Keep" sends nothing.
    expect(uses(sandbox, 'remove')).toHaveLength(1);
    // An unknown action shows an error at the element.
    await message.getByText('answered 400').first().waitFor();

    await message.getByRole('button', { name: 'More options' }).click();
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => lastUse(sandbox, 'manage'))
      .toMatchObject({ selected_option: { value: 'MEMBER' } });

    await message.getByRole('combobox', { name: 'Every role' }).selectOption('Administrator');
    await expect
      .poll(() => lastUse(sandbox, 'any_role'))
      .toMatchObject({ selected_option: { value: 'ADMIN' } });
    const picked = message.getByRole('combobox', { name: 'Every role' });
    await expect.poll(() => picked.inputValue()).toBe('ADMIN');
    await message.getByRole('combobox', { name: 'Anybody' }).fill('kath');
    await message.getByRole('option', { name: 'Katherine Johnson (@katherine)' }).click();
    await expect.poll(() => lastUse(sandbox, 'who')).toMatchObject({ selected_user: 'U0ACMEKATHERINE' });
    const where = message.getByRole('combobox', { name: 'Anywhere' });
    await where.fill('#');
    const channels = message.getByRole('listbox', { name: 'Anywhere' }).getByRole('option');
    expect(await channels.allTextContents()).toEqual(['#general', '#hiring']);
    await where.press('ArrowDown');
    await where.press('Enter');
    await expect.poll(() => lastUse(sandbox, 'where')).toMatchObject({ selected_channel: 'C0ACMEHIRING' });
    await message.getByRole('button', { name: 'Take out #hiring' }).waitFor();
    await expectAccessible(page);
    await message.getByRole('checkbox', { name: 'Pending' }).check();
    await expect
      .poll(() => lastUse(sandbox, 'statuses'))
      .toMatchObject({ selected_options: [{ value: 'pending' }] });
    const used = ['any_role', 'manage', 'remove', 'statuses', 'where', 'who'];
    await expectRefused(sandbox, ...used.map((action) => `clicking ${action}`));
  });

  test('in a modal: every field, the errors of Slack’s client, and a modal on top of another', async ({
    sandbox,
    open,
  }) => {
    const page = await open();
    await page.goto(sandbox.url);
    await show(sandbox, form);
    const modal = page.getByRole('dialog', { name: 'Every field' });
    await modal.waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.labels[0].textContent')).toContain('Role');
    await modal.getByRole('button', { name: 'Send' }).click();
    expect(await modal.getByText('Please complete this required field.').count()).toBe(3);
    await modal.getByRole('textbox', { name: 'Email' }).fill('ada');
    await modal.getByRole('button', { name: 'Send' }).click();
    await modal.getByText('Please enter a valid email address.').waitFor();
    await takePicture(page, 'blocks modal');
    await expectAccessible(page);

    // Correcting one field does not move the focus.
    await modal.getByRole('textbox', { name: 'Name' }).pressSequentially('Ada');
    expect(await modal.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Ada');
    const used = sandbox.slack.as('ada').clickRequest('Search');
    await show(sandbox, { type: 'modal', title: plain('On top'), blocks: content }, used);
    const onTop = page.getByRole('dialog', { name: 'On top' });
    await onTop.waitFor();
    await page.keyboard.press('Escape');
    await onTop.waitFor({ state: 'detached' });
    expect(await modal.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Ada');
    await modal.getByRole('button', { name: 'Close' }).last().click();
    await modal.waitFor({ state: 'detached' });
  });

  test('in a modal: entries that are submitted, and sent on Enter with dispatch_action', async ({
    sandbox,
    open,
  }) => {
    const page = await open();
    await page.goto(sandbox.url);
    await show(sandbox, form);
    const modal = page.getByRole('dialog', { name: 'Every field' });
    await modal.getByRole('textbox', { name: 'Name' }).fill('Ada');
    await modal.getByRole('textbox', { name: 'Email' }).fill('ada@acme.com');
    await modal.getByRole('spinbutton', { name: 'Days' }).fill('31');
    await modal.getByRole('combobox', { name: 'Role' }).selectOption('Member');
    await modal.getByRole('radio', { name: 'Administrator' }).press('Space');
    await modal.getByRole('checkbox', { name: 'Member' }).press('Space');
    await modal.getByRole('combobox', { name: 'Where' }).fill('hir');
    await modal.getByRole('combobox', { name: 'Where' }).press('Enter');
    const search = modal.getByRole('textbox', { name: 'Search' });
    await search.fill('bob');
    await modal.getByText('Press Enter to submit').waitFor();
    await search.press('Enter');
    await expect.poll(() => lastUse(sandbox, 'Search')).toMatchObject({ value: 'bob', block_id: 'Search' });
    expect(await modal.count()).toBe(1);

    await modal.getByRole('button', { name: 'Send' }).click();
    await modal.getByText('Please enter a number within the limits.').waitFor();
    await modal.getByRole('spinbutton', { name: 'Days' }).fill('30');
    await modal.getByRole('button', { name: 'Send' }).click();
    await expect
      .poll(() => requests(sandbox, 'submitting "Every field"').at(-1)?.view.state.values)
      .toMatchObject({
        Days: { Days: { value: '30' } },
        Role: { Role: { selected_option: { value: 'MEMBER' } } },
        Kind: { Kind: { selected_option: { value: 'ADMIN' } } },
        Extras: { Extras: { selected_options: [{ value: 'MEMBER' }] } },
        Where: { Where: { selected_channel: 'C0ACMEHIRING' } },
        Search: { Search: { value: 'bob' } },
      });
    await expectRefused(sandbox, 'clicking Search', 'submitting "Every field"');
    await modal.getByRole('button', { name: 'Close' }).last().click();
  });
});
