import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { accessibilityProblems } from './accessibility.ts';
import {
  callSlack,
  composer,
  messageList,
  switchTo,
  takePicture,
  test,
  typeMessage,
} from './browser-test.ts';

const emails = (page: Page) => page.getByRole('list', { name: 'Emails' });

async function invite(page: Page, address: string): Promise<void> {
  await typeMessage(page, `/wgw invite ${address}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click();
  await messageList(page).getByRole('article').filter({ hasText: address }).last().waitFor();
}

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  // Its name is its label or its text.
  const focused = `(({ ariaLabel, labels, textContent }) => ariaLabel ?? labels?.[0]?.textContent ?? textContent)(
    document.activeElement === document.body ? {} : document.activeElement)`;
  for (let presses = 0; presses < 60; presses++) {
    if (String(await page.evaluate(focused)).includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach "${name}".`);
}

describe('the sandbox', () => {
  test('says what it is, and starts with some history', async ({ sandbox, open }) => {
    const page = await open();
    await page.goto(sandbox.url);
    expect(await page.getByRole('banner').textContent()).toContain('nothing leaves this machine');
    expect(await page.getByRole('banner').textContent()).toContain(
      'Try first: type /wgw invite grace@acme.com',
    );
    await messageList(page).getByText('We track our candidates in WeGotWork from today on.').waitFor();
    const people = await page
      .getByRole('combobox', { name: 'You are' })
      .getByRole('option')
      .allTextContents();
    expect(people.slice(0, 3)).toEqual([
      'Ada Lovelace: owner, Administrator',
      'Katherine Johnson: colleague, Administrator',
      'Bob Kahn: colleague, Member',
    ]);
  });

  test('shows each person what they may see', async ({ sandbox, open }) => {
    const page = await open();
    await page.goto(sandbox.url);
    const channels = () => page.getByRole('navigation').getByRole('button').allTextContents();
    await page.getByRole('navigation').getByRole('button', { name: 'leads' }).waitFor();

    await switchTo(page, 'Bob Kahn');
    await typeMessage(page, '/wgw settings');
    await messageList(page).getByText('You cannot change the settings').waitFor();
    expect(await messageList(page).getByText('Only visible to you').count()).toBe(1);
    await takePicture(page, 'sandbox refused');
    expect((await channels()).join()).not.toContain('leads');

    await switchTo(page, 'Gus Guest');
    await expect.poll(() => messageList(page).textContent()).not.toContain('You cannot change the settings');
    await typeMessage(page, '/wgw invite ted@acme.com');
    await page.getByRole('dialog').getByText('you are its guest').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

    await switchTo(page, 'Stan Stranger');
    await typeMessage(page, '/wgw invite ted@acme.com');
    await page.getByRole('dialog').getByText('wgw serves the members of the workspace').waitFor();
  });

  test('accepts messages, and refuses unknown commands', async ({ sandbox, open }) => {
    const page = await open();
    await page.goto(sandbox.url);
    await typeMessage(page, 'Good *morning* everyone');
    await messageList(page).getByText('Good *morning* everyone').waitFor();
    await typeMessage(page, '/remind me');
    await page.getByText('/remind is not a valid command.').waitFor();
  });

  test('can make emails bounce or be refused', async ({ sandbox, open }) => {
    const page = await open();
    await page.goto(sandbox.url);
    const delivery = page.getByRole('combobox', { name: 'The next emails are' });

    await delivery.selectOption({ label: 'Bounced: the address does not exist' });
    await invite(page, 'bounce@acme.com');
    await emails(page).getByText('Bounced').waitFor();
    expect(await emails(page).getByRole('button', { name: 'bounce@acme.com' }).count()).toBe(0);
    // The announcement changes in place and says why.
    const announcement = messageList(page).getByRole('article').filter({ hasText: '• bounce@acme.com' });
    await announcement.getByText('email bounced (550 5.1.1 The email account does not exist)').waitFor();
    await takePicture(page, 'sandbox bounced');

    await delivery.selectOption({ label: 'Refused: too many requests (429)' });
    await invite(page, 'later@acme.com');
    await page.getByRole('button', { name: 'Inspector' }).click();
    await page.getByRole('list', { name: 'Tasks' }).getByText('send-invitation').first().waitFor();
    await page.getByRole('list', { name: 'Requests' }).getByText('refused').first().waitFor();
    await page.getByRole('button', { name: 'Mailbox' }).click();
    await delivery.selectOption({ label: 'Delivered' });
    // The task is retried after growing pauses.
    await emails(page).getByRole('button', { name: 'later@acme.com' }).waitFor({ timeout: 60_000 });
  });

  test('shows each HTTP request with its time and bodies', async ({ sandbox, open }) => {
    const page = await open();
    await page.goto(sandbox.url);
    await typeMessage(page, '/wgw help');
    await messageList(page).getByText('What you can do with wgw').waitFor();
    await page.getByRole('button', { name: 'Inspector' }).click();
    const request = page
      .getByRole('list', { name: 'Requests' })
      .getByRole('listitem')
      .filter({ hasText: '/wgw help' });
    await request.first().click();
    expect(await request.first().textContent()).toMatch(/Slack → wgw \/wgw help 200 in \d+ of 3000 ms/);
    await request.first().getByText('command: /wgw').waitFor();
    await request.first().getByText('"response_type": "ephemeral"').waitFor();
    await page.getByRole('list', { name: 'Activity' }).getByText('JOINED').first().waitFor();
    await takePicture(page, 'sandbox inspector');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('shows what Slack refused, and why', async ({ sandbox, open }) => {
    const page = await open();
    await page.goto(sandbox.url);
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
    await callSlack(sandbox, 'chat.postMessage', { channel: 'general', text: 'Too long', blocks });
    const alert = page.getByRole('alert').filter({ hasText: 'Slack refused' });
    await alert.getByText('must be less than 151 characters').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await alert.waitFor({ state: 'detached' });
    // This violation was on purpose. Any other one fails the tests.
    sandbox.slack.violations.length = 0;
  });

  test('works with the keyboard alone, from the command to the accepted invitation', async ({
    sandbox,
    open,
  }) => {
    const page = await open();
    await page.goto(sandbox.url);
    await composer(page).waitFor();
    await tabTo(page, 'Message #general');
    await page.keyboard.type('/wgw i');
    await page.keyboard.press('Tab');
    expect(await composer(page).inputValue()).toBe('/wgw invite grace@acme.com member');
    await page.keyboard.press('Enter');

    // The form opens on its first field.
    await page.getByRole('dialog').waitFor();
    await tabTo(page, 'Teammates in Slack');
    await page.keyboard.type('lin');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Backspace');
    await tabTo(page, 'Invite');
    await page.keyboard.press('Enter');
    await messageList(page).getByText('Ada Lovelace invited grace@acme.com').waitFor();

    await emails(page).getByRole('button', { name: 'grace@acme.com' }).waitFor();
    await tabTo(page, 'grace@acme.com');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Open its link, as grace@acme.com');
    const [invitation] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')]);
    await tabTo(invitation, 'Your name');
    await invitation.keyboard.type('Grace Hopper');
    await invitation.keyboard.press('Enter');
    await invitation.getByRole('heading', { name: 'You have joined Acme' }).waitFor();
    await page.getByRole('button', { name: 'wgw 1 unread' }).waitFor();
  });
});
