import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { checkScreen, messageList, switchTo, test, typeMessage } from './browser-test.ts';

const dialog = (page: Page) => page.getByRole('dialog').last();

/** Opens the menu beside a text in the visible modal or the Home tab, and picks an option. */
async function pick(page: Page, beside: string, option: string): Promise<void> {
  await page.locator('.section', { hasText: beside }).last().getByRole('button').click();
  await page.getByRole('menuitem', { name: option }).click();
}

test('an Administrator manages the team, and approves the request of a Member', async ({ sandbox, open }) => {
  const page = await open();
  await page.goto(sandbox.url);
  await messageList(page).getByText('Ada Lovelace invited elena@acme.com').waitFor();

  // The roster lists members, then invitations.
  await typeMessage(page, '/wgw members');
  await dialog(page).getByRole('heading', { name: 'Team' }).waitFor();
  const roster = (await dialog(page).textContent()) ?? '';
  for (const words of ['Ada Lovelace (you)', 'Katherine Johnson', 'Bob Kahn', 'elena@acme.com', 'Expires']) {
    expect(roster).toContain(words);
  }
  await checkScreen(page, 'team-1-roster');

  await pick(page, 'Linus Torvalds', 'Make Administrator');
  await dialog(page).getByText('Make Linus Torvalds (linus@acme.com) an Administrator?').waitFor();
  await checkScreen(page, 'team-2-role');
  await dialog(page).getByRole('button', { name: 'Make Administrator' }).click();
  await dialog(page).getByText('Linus Torvalds is an Administrator now.').waitFor();

  await pick(page, 'Linus Torvalds', 'Remove…');
  await dialog(page).getByText('Remove Linus Torvalds (linus@acme.com) from Acme?').waitFor();
  await checkScreen(page, 'team-3-removal');
  await dialog(page).getByRole('button', { name: 'Remove' }).click();
  await dialog(page).getByText('Linus Torvalds is not a member any more.').waitFor();
  expect(await dialog(page).locator('.section', { hasText: 'linus@acme.com' }).count()).toBe(0);

  await dialog(page).getByRole('textbox', { name: 'Search' }).fill('kath');
  await dialog(page).getByRole('button', { name: 'Search' }).click();
  await expect.poll(() => dialog(page).textContent()).not.toContain('Bob Kahn');
  expect(await dialog(page).textContent()).toContain('Katherine Johnson');
  await checkScreen(page, 'team-4-search');
  await dialog(page).getByRole('button', { name: 'Close' }).last().click();

  // Bob asks …
  await switchTo(page, 'Bob Kahn');
  await typeMessage(page, '/wgw invite grace@acme.com');
  await dialog(page).getByRole('heading', { name: 'Ask to invite' }).waitFor();
  await checkScreen(page, 'team-5-request');
  await dialog(page).getByRole('button', { name: 'Ask' }).click();
  await dialog(page).getByText('Your Administrators are asked').waitFor();
  await dialog(page).getByRole('button', { name: 'Close' }).last().click();

  // … Ada approves …
  await switchTo(page, 'Ada Lovelace');
  await page.getByRole('button', { name: /^wgw( \d+ unread)?$/ }).click();
  await messageList(page).getByText('Bob Kahn asks you to invite grace@acme.com').waitFor();
  await checkScreen(page, 'team-6-question');
  await messageList(page).getByRole('button', { name: 'Approve' }).click();
  await messageList(page).getByText('Approved by Ada Lovelace.').waitFor();

  // … and wgw tells Bob.
  await switchTo(page, 'Bob Kahn');
  await page.getByRole('button', { name: /^wgw( \d+ unread)?$/ }).click();
  await messageList(page).getByText('Ada Lovelace approved your request to invite grace@acme.com').waitFor();

  // The Home tab of each.
  await page.getByRole('button', { name: 'wgw Home' }).click();
  await page.getByText('You are a Member.').waitFor();
  await checkScreen(page, 'team-7-home-member');
  await switchTo(page, 'Ada Lovelace');
  await page.getByRole('button', { name: 'wgw Home' }).click();
  await page.getByText('You are an Administrator.').waitFor();
  await checkScreen(page, 'team-8-home');
  await pick(page, 'grace@acme.com', 'Resend…');
  await dialog(page).getByText('Send the invitation of grace@acme.com again').waitFor();
  await checkScreen(page, 'team-9-resend');
  await dialog(page).getByRole('button', { name: 'Resend' }).click();
  await page.getByText('grace@acme.com gets a new email').waitFor();

  // Grace joins in Slack.
  await switchTo(page, 'Grace Hopper');
  await page.getByRole('button', { name: /^wgw( \d+ unread)?$/ }).click();
  const question = messageList(page)
    .getByRole('article')
    .filter({ hasText: 'Ada Lovelace invites you to join Acme on WeGotWork as a Member.' })
    .first();
  await question.waitFor();
  await checkScreen(page, 'team-10-invitee');
  await question.getByRole('button', { name: 'Accept' }).click();
  await messageList(page).getByText('You joined Acme on WeGotWork as a Member.').waitFor();
  await checkScreen(page, 'team-11-joined');

  // The activity and the settings.
  await switchTo(page, 'Ada Lovelace');
  await page.getByRole('button', { name: 'wgw Home' }).click();
  await page.getByRole('button', { name: 'Activity' }).click();
  await dialog(page).getByText('Ada Lovelace removed Linus Torvalds (linus@acme.com).').waitFor();
  await checkScreen(page, 'team-12-activity');
  await dialog(page).getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await dialog(page).getByRole('heading', { name: 'Settings' }).waitFor();
  await checkScreen(page, 'team-13-settings');
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Acme Hiring');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await dialog(page).getByText('Saved. It holds from now on:').waitFor();
});
