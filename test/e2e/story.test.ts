import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sidewaysScroll } from './accessibility.ts';
import { checkScreen, composer, messageList, type Open, phone, test } from './browser-test.ts';

const dialog = (page: Page) => page.getByRole('dialog');

/** Opens the newest email to an address, and then its link on a phone. */
async function openInvitation(page: Page, open: Open, address: string): Promise<Page> {
  await page.getByRole('list', { name: 'Emails' }).getByRole('button', { name: address }).click();
  const link = page.getByRole('link', { name: `Open its link, as ${address}` });
  const href = await link.getAttribute('href');
  const reader = await open(phone);
  await reader.goto(href ?? '');
  return reader;
}

test('an Administrator invites three people: one is a member already, one joins on a phone, one declines', async ({
  sandbox,
  open,
}) => {
  const ada = await open();
  await ada.goto(sandbox.url);
  await ada.getByRole('heading', { name: '#general' }).waitFor();
  await expect.poll(() => messageList(ada).textContent()).toContain('Ada Lovelace invited elena@acme.com');
  await checkScreen(ada, '1-channel');

  // She starts to type the command, and the sandbox suggests the rest.
  await composer(ada).pressSequentially('/wgw');
  await ada.getByRole('option', { name: '/wgw invite grace@acme.com member' }).waitFor();
  await checkScreen(ada, '2-command');
  await composer(ada).fill('/wgw invite grace@acme.com, tim@acme.com, bob@acme.com');
  await composer(ada).press('Enter');

  await dialog(ada).getByRole('heading', { name: 'Invite to WeGotWork' }).waitFor();
  const addresses = ada.getByRole('textbox', { name: 'Email addresses' });
  expect(await addresses.inputValue()).toBe('grace@acme.com, tim@acme.com, bob@acme.com');
  await ada.getByRole('textbox', { name: 'Personal note' }).fill('Your first interview is on Friday.');
  await checkScreen(ada, '3-form');
  await dialog(ada).getByRole('button', { name: 'Invite' }).click();

  // Only she sees the result for each address …
  await dialog(ada).getByRole('heading', { name: 'Invitations' }).waitFor();
  const outcome = (await dialog(ada).textContent()) ?? '';
  expect(outcome).toContain('Invited Successfully');
  expect(outcome).toContain('User already in organization.');
  await checkScreen(ada, '4-outcomes');
  await dialog(ada).getByRole('button', { name: 'Close' }).last().click();

  // … and the channel sees who was invited.
  const announcement = messageList(ada).getByRole('article').filter({ hasText: '• grace@acme.com' });
  await announcement.waitFor();
  const announced = await announcement.textContent();
  expect(announced).toContain('Ada Lovelace invited 2 teammates to WeGotWork as Members:');
  expect(announced).toContain('tim@acme.com');
  expect(announced).not.toContain('bob@acme.com');
  await announcement.getByText('• tim@acme.com: email delivered').waitFor();
  await checkScreen(ada, '5-announcement');

  const grace = await openInvitation(ada, open, 'grace@acme.com');
  await checkScreen(ada, '6-email');
  await checkScreen(grace, '7-invitation');
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
  await checkScreen(grace, '8-joined');

  await ada.getByRole('button', { name: 'All emails' }).click();
  const tim = await openInvitation(ada, open, 'tim@acme.com');
  await tim.getByText('Decline this invitation').tap();
  await tim.getByRole('button', { name: 'Decline the invitation' }).tap();
  await tim.getByRole('heading', { name: 'Invitation declined' }).waitFor();
  await checkScreen(tim, '9-declined');

  // wgw sends her direct messages.
  await ada.getByRole('button', { name: 'wgw 2 unread' }).click();
  await messageList(ada).getByText('Grace Hopper (grace@acme.com) accepted your invitation').waitFor();
  await messageList(ada).getByText('tim@acme.com declined your invitation to Acme.').waitFor();
  await checkScreen(ada, '10-news');
});
