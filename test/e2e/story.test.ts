import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sidewaysScroll } from './accessibility.ts';
import { composer, look, type Open, phone, room, test } from './browser-test.ts';

const dialog = (page: Page) => page.getByRole('dialog');

/** Opens the newest email to somebody, and its link. */
async function openInvitation(page: Page, open: Open, address: string): Promise<Page> {
  await page.getByRole('list', { name: 'Emails' }).getByRole('button', { name: address }).click();
  const link = page.getByRole('link', { name: `Open its link, as ${address}` });
  const href = await link.getAttribute('href');
  const reader = await open(phone);
  await reader.goto(href ?? '');
  return reader;
}

test('an Administrator invites three, one of whom is a member; one joins on a phone, one declines, and she sees it', async ({
  sandbox,
  open,
}) => {
  const ada = await open();
  await ada.goto(sandbox.url);
  await ada.getByRole('heading', { name: '#general' }).waitFor();
  await expect.poll(() => room(ada).textContent()).toContain('Ada Lovelace invited elena@acme.com');
  await look(ada, '1-channel');

  // She begins to type the command, and it is completed.
  await composer(ada).pressSequentially('/wgw');
  await ada.getByRole('option', { name: '/wgw invite grace@acme.com member' }).waitFor();
  await look(ada, '2-command');
  await composer(ada).fill('/wgw invite grace@acme.com, tim@acme.com, bob@acme.com');
  await composer(ada).press('Enter');

  await dialog(ada).getByRole('heading', { name: 'Invite to WeGotWork' }).waitFor();
  const addresses = ada.getByRole('textbox', { name: 'Email addresses' });
  expect(await addresses.inputValue()).toBe('grace@acme.com, tim@acme.com, bob@acme.com');
  await ada.getByRole('textbox', { name: 'Personal note' }).fill('Your first interview is on Friday.');
  await look(ada, '3-form');
  await dialog(ada).getByRole('button', { name: 'Invite' }).click();

  // What became of each is for her alone …
  await dialog(ada).getByRole('heading', { name: 'Invitations' }).waitFor();
  const outcome = (await dialog(ada).textContent()) ?? '';
  expect(outcome).toContain('Invited Successfully');
  expect(outcome).toContain('User already in organization.');
  await look(ada, '4-outcomes');
  await dialog(ada).getByRole('button', { name: 'Close' }).last().click();

  // … and the channel reads who was invited.
  const announcement = room(ada).getByRole('article').filter({ hasText: '• grace@acme.com' });
  await announcement.waitFor();
  const announced = await announcement.textContent();
  expect(announced).toContain('Ada Lovelace invited 2 teammates to WeGotWork as Members:');
  expect(announced).toContain('tim@acme.com');
  expect(announced).not.toContain('bob@acme.com');
  await announcement.getByText('• tim@acme.com: email delivered').waitFor();
  await look(ada, '5-announcement');

  const grace = await openInvitation(ada, open, 'grace@acme.com');
  await look(ada, '6-email');
  await look(grace, '7-invitation');
  const invitation = await grace.getByRole('main').textContent();
  for (const words of [
    'Ada Lovelace',
    'Acme',
    'a Member',
    'Your first interview is on Friday.',
    'a coyote',
  ]) {
    expect(invitation).toContain(words);
  }
  expect(await sidewaysScroll(grace)).toBe(0);
  await grace.getByRole('textbox', { name: 'Your name' }).fill('Grace Hopper');
  await grace.getByRole('button', { name: 'Accept and join' }).tap();
  await grace.getByRole('heading', { name: 'You have joined Acme' }).waitFor();
  await look(grace, '8-joined');

  await ada.getByRole('button', { name: 'All emails' }).click();
  const tim = await openInvitation(ada, open, 'tim@acme.com');
  await tim.getByText('Decline this invitation').tap();
  await tim.getByRole('button', { name: 'Decline the invitation' }).tap();
  await tim.getByRole('heading', { name: 'Invitation declined' }).waitFor();
  await look(tim, '9-declined');

  // wgw writes to her, wherever she is in Slack.
  await ada.getByRole('button', { name: 'wgw 2 unread' }).click();
  await room(ada).getByText('Grace Hopper (grace@acme.com) accepted your invitation').waitFor();
  await room(ada).getByText('tim@acme.com declined your invitation to Acme.').waitFor();
  await look(ada, '10-news');
});
