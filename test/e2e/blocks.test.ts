import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { mrkdwn, option, plain } from '../simulator/slack/block-kit-samples.ts';
import { accessibilityProblems } from './accessibility.ts';
import { callSlack, type TestSandbox, takePicture, test } from './browser-test.ts';

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
  { type: 'context', elements: [plain('Since Monday'), mrkdwn('*pending*')] },
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
      { type: 'static_select', action_id: 'role', placeholder: plain('Every role'), options: roles },
      { type: 'users_select', action_id: 'who', placeholder: plain('Anybody') },
      { type: 'checkboxes', action_id: 'show', options: [option('Pending', 'pending')] },
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
    input('Days', { type: 'number_input', is_decimal_allowed: false }, { optional: true }),
    input('Until', { type: 'datepicker' }, { optional: true }),
    input('Role', { type: 'static_select', options: roles, focus_on_load: true }),
    input('Kind', { type: 'radio_buttons', options: roles }, { optional: true }),
    input('Extras', { type: 'checkboxes', options: roles }, { optional: true }),
    input('Tags', { type: 'multi_static_select', options: roles }, { optional: true }),
  ],
};

async function tellSlack(sandbox: TestSandbox, method: string, body: object): Promise<void> {
  expect(await callSlack(sandbox, method, body)).toMatchObject({ ok: true });
}

/** Shows Ada a modal, or one on top of it. */
function show(sandbox: TestSandbox, method: 'views.open' | 'views.push', view: object): Promise<void> {
  const { body } = sandbox.slack.as('ada').commandRequest('/wgw help');
  return tellSlack(sandbox, method, { trigger_id: new URLSearchParams(body).get('trigger_id'), view });
}

/** What Slack told the app of the uses of an element, the last one last. */
function uses({ traffic }: TestSandbox, action: string): Record<string, unknown>[] {
  return traffic.exchanges
    .filter(({ what }) => what === `clicking ${action}`)
    .map(({ request }) => JSON.parse(new URLSearchParams(request).get('payload') ?? '{}').actions[0]);
}

const lastUse = (sandbox: TestSandbox, action: string) => uses(sandbox, action).at(-1);

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityProblems(page), colorScheme).toEqual([]);
  }
}

describe('blocks are drawn as Slack draws them', () => {
  test('in a message: text, emphasis, links and mentions; what is plain stays inert', async ({
    sandbox,
    open,
  }) => {
    const page = await open();
    await page.goto(sandbox.url);
    await tellSlack(sandbox, 'chat.postMessage', {
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
    expect(text).toContain('*inert* <!channel> :wave: <https://evil.example|x>');
    expect(await message.getByRole('link').count()).toBe(1);
    await expectAccessible(page);
  });

  test('in a message: buttons, menus and selects tell the app what was used', async ({ sandbox, open }) => {
    const page = await open();
    await page.goto(sandbox.url);
    await tellSlack(sandbox, 'chat.postMessage', { channel: 'general', text: 'Use', blocks: elements });
    const message = page.getByRole('article').last();

    await message.getByRole('button', { name: 'Remove' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove Bob Kahn?' });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await dialog.waitFor({ state: 'detached' });
    await message.getByRole('button', { name: 'Remove' }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => lastUse(sandbox, 'remove')).toMatchObject({ value: 'bob', block_id: 'actions' });
    // Whoever keeps him sends nothing.
    expect(uses(sandbox, 'remove')).toHaveLength(1);
    // What the app does not know is said at the element.
    await message.getByText('answered 400').first().waitFor();

    await message.getByRole('button', { name: 'More options' }).click();
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => lastUse(sandbox, 'manage'))
      .toMatchObject({ selected_option: { value: 'MEMBER' } });

    await message.getByRole('combobox', { name: 'Every role' }).selectOption('Administrator');
    await expect.poll(() => lastUse(sandbox, 'role')).toMatchObject({ selected_option: { value: 'ADMIN' } });
    const picked = message.getByRole('combobox', { name: 'Every role' });
    await expect.poll(() => picked.inputValue()).toBe('ADMIN');
    await message.getByRole('combobox', { name: 'Anybody' }).fill('kath');
    await message.getByRole('option', { name: 'Katherine Johnson (@katherine)' }).click();
    await expect.poll(() => lastUse(sandbox, 'who')).toMatchObject({ selected_user: 'U0ACMEKATHERINE' });
    await message.getByRole('checkbox', { name: 'Pending' }).check();
    await expect
      .poll(() => lastUse(sandbox, 'show'))
      .toMatchObject({ selected_options: [{ value: 'pending' }] });
    sandbox.slack.violations.length = 0;
  });

  test('in a modal: every field, the complaints of Slack itself, and modals on top of each other', async ({
    sandbox,
    open,
  }) => {
    const page = await open();
    await page.goto(sandbox.url);
    await show(sandbox, 'views.open', form);
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

    // Mending one field does not lead away from it.
    await modal.getByRole('textbox', { name: 'Name' }).pressSequentially('Ada');
    expect(await modal.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Ada');
    await show(sandbox, 'views.push', { type: 'modal', title: plain('On top'), blocks: content });
    const onTop = page.getByRole('dialog', { name: 'On top' });
    await onTop.waitFor();
    await page.keyboard.press('Escape');
    await onTop.waitFor({ state: 'detached' });
    expect(await modal.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Ada');
    await modal.getByRole('button', { name: 'Close' }).last().click();
    await modal.waitFor({ state: 'detached' });
  });

  test('in the Home tab', async ({ sandbox, open }) => {
    const page = await open();
    await page.goto(sandbox.url);
    await page.getByRole('button', { name: 'wgw Home' }).click();
    await page.getByText('wgw has no Home tab.').waitFor();
    const view = { type: 'home', blocks: [...content, ...elements] };
    await tellSlack(sandbox, 'views.publish', { user_id: sandbox.slack.as('ada').id, view });
    await page.getByRole('heading', { name: 'The team' }).waitFor();
    await takePicture(page, 'blocks home');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Resend' }).click();
    await expect.poll(() => lastUse(sandbox, 'resend')).toMatchObject({ value: 'elena' });
    sandbox.slack.violations.length = 0;
  });
});
