import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { become, look, room, test, type } from './browser-test.ts';

const dialog = (page: Page) => page.getByRole('dialog').last();

/** Opens a menu beside somebody in the visible modal or the Home tab, and picks from it. */
async function pick(page: Page, beside: string, option: string): Promise<void> {
  await page.locator('.section', { hasText: beside }).last().getByRole('button').click();
  await page.getByRole('menuitem', { name: option }).click();
}

test('an Administrator runs the team from the roster; a Member asks, and is answered', async ({
  sandbox,
  open,
}) => {
  const page = await open();
  await page.goto(sandbox.url);
  await room(page).getByText('Ada Lovelace invited elena@acme.com').waitFor();

  // The roster: members, then invitations.
  await type(page, '/wgw members');
  await dialog(page).getByRole('heading', { name: 'Team' }).waitFor();
  const roster = (await dialog(page).textContent()) ?? '';
  for (const words of ['Ada Lovelace (you)', 'Katherine Johnson', 'Bob Kahn', 'elena@acme.com', 'Expires']) {
    expect(roster).toContain(words);
  }
  await look(page, 'team-1-roster');

  await pick(page, 'Linus Torvalds', 'Make Administrator');
  await dialog(page).getByText('Make Linus Torvalds (linus@acme.com) an Administrator?').waitFor();
  await look(page, 'team-2-role');
  await dialog(page).getByRole('button', { name: 'Make Administrator' }).click();
  await dialog(page).getByText('Linus Torvalds is an Administrator now.').waitFor();

  await pick(page, 'Linus Torvalds', 'Remove…');
  await dialog(page).getByText('Remove Linus Torvalds (linus@acme.com) from Acme?').waitFor();
  await look(page, 'team-3-removal');
  await dialog(page).getByRole('button', { name: 'Remove' }).click();
  await dialog(page).getByText('Linus Torvalds is not a member any more.').waitFor();
  expect(await dialog(page).locator('.section', { hasText: 'linus@acme.com' }).count()).toBe(0);

  await dialog(page).getByRole('textbox', { name: 'Search' }).fill('kath');
  await dialog(page).getByRole('button', { name: 'Search' }).click();
  await expect.poll(() => dialog(page).textContent()).not.toContain('Bob Kahn');
  expect(await dialog(page).textContent()).toContain('Katherine Johnson');
  await look(page, 'team-4-search');
  await dialog(page).getByRole('button', { name: 'Close' }).last().click();

  // Bob asks …
  await become(page, 'Bob Kahn');
  await type(page, '/wgw invite grace@acme.com');
  await dialog(page).getByRole('heading', { name: 'Ask to invite' }).waitFor();
  await look(page, 'team-5-request');
  await dialog(page).getByRole('button', { name: 'Ask' }).click();
  await dialog(page).getByText('Your Administrators are asked').waitFor();
  await dialog(page).getByRole('button', { name: 'Close' }).last().click();

  // … Ada approves …
  await become(page, 'Ada Lovelace');
  await page.getByRole('button', { name: /^wgw( \d+ unread)?$/ }).click();
  await room(page).getByText('Bob Kahn asks you to invite grace@acme.com').waitFor();
  await look(page, 'team-6-question');
  await room(page).getByRole('button', { name: 'Approve' }).click();
  await room(page).getByText('Approved by Ada Lovelace.').waitFor();

  // … and Bob hears of it.
  await become(page, 'Bob Kahn');
  await page.getByRole('button', { name: /^wgw( \d+ unread)?$/ }).click();
  await room(page).getByText('Ada Lovelace approved your request to invite grace@acme.com').waitFor();

  // The Home tab of each.
  await page.getByRole('button', { name: 'wgw Home' }).click();
  await page.getByText('You are a Member.').waitFor();
  await look(page, 'team-7-home-member');
  await become(page, 'Ada Lovelace');
  await page.getByRole('button', { name: 'wgw Home' }).click();
  await page.getByText('You are an Administrator.').waitFor();
  await look(page, 'team-8-home');
  await pick(page, 'grace@acme.com', 'Resend…');
  await dialog(page).getByText('Send the invitation of grace@acme.com again').waitFor();
  await look(page, 'team-9-resend');
  await dialog(page).getByRole('button', { name: 'Resend' }).click();
  await page.getByText('grace@acme.com gets a new email').waitFor();

  // Grace is in Slack already, and joins there.
  await become(page, 'Grace Hopper');
  await page.getByRole('button', { name: /^wgw( \d+ unread)?$/ }).click();
  const question = room(page)
    .getByRole('article')
    .filter({ hasText: 'Ada Lovelace invites you to join Acme on WeGotWork as a Member.' })
    .first();
  await question.waitFor();
  await look(page, 'team-10-invitee');
  await question.getByRole('button', { name: 'Accept' }).click();
  await room(page).getByText('You joined Acme on WeGotWork as a Member.').waitFor();
  await look(page, 'team-11-joined');

  // Who did what, and the settings.
  await become(page, 'Ada Lovelace');
  await page.getByRole('button', { name: 'wgw Home' }).click();
  await page.getByRole('button', { name: 'Activity' }).click();
  await dialog(page).getByText('Ada Lovelace removed Linus Torvalds (linus@acme.com).').waitFor();
  await look(page, 'team-12-activity');
  await dialog(page).getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await dialog(page).getByRole('heading', { name: 'Settings' }).waitFor();
  await look(page, 'team-13-settings');
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Acme Hiring');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await dialog(page).getByText('Saved. It holds from now on:').waitFor();
});
