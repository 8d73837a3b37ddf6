import { describe, expect } from 'vitest';
import type { PersonDriver } from '../simulator/slack/person.ts';
import type { Modal } from '../simulator/slack/shown.ts';
import { testAlone as test } from '../support/shared-app.ts';
import { closeAll, invite, join, openRoster } from './journey.ts';

async function openSettings(person: PersonDriver): Promise<Modal> {
  await openRoster(person);
  await closeAll(person);
  await person.command('/wgw settings');
  return person.seesModal(({ title }) => title === 'Settings');
}

async function change(person: PersonDriver, entries: Record<string, string>): Promise<void> {
  await openSettings(person);
  await person.submit(entries);
  await person.seesModal('Saved. It holds from now on:');
  await person.close();
}

describe('the settings', () => {
  test('show what holds, and say what changed', async ({ app }) => {
    const ada = app.slack.as('ada');
    const form = await openSettings(ada);
    expect(form.fields.map(({ label, entered }) => `${label}: ${entered.join()}`)).toEqual([
      'Name: Acme',
      'A line about it: ',
      'Announcements go to: The channel of the command',
      'The fixed channel: ',
      'Days an invitation lives: 7',
      'Allowed domains: ',
      'Emails a day for an inviter: 500',
      'Emails a day for the organization: 2000',
      'Emails a day for an address: 10',
    ]);
    const { modal } = await ada.submit({ name: 'Acme Rockets', invitation_days: '3' });
    expect(modal?.text).toBe('Saved. It holds from now on:\n• Name\n• Days an invitation lives');
    await closeAll(ada);
    await openSettings(ada);
    expect((await ada.submit()).modal?.text).toBe('Nothing was changed.');
  });

  test('name and line stand in the next email', async ({ app }) => {
    const ada = app.slack.as('ada');
    await change(ada, { name: 'Rockets & Sons', about: 'We fly <high>.' });
    await invite(ada, { addresses: 'ted@acme.com' });
    const mail = await app.sendgrid.mailbox.waitFor('ted@acme.com');
    expect(mail.subject).toContain('Rockets & Sons');
    expect(mail.text).toContain('We fly <high>.');
    expect(mail.html).toContain('We fly &lt;high&gt;.');
  });

  test('have it announced in one channel, whatever channel the command was typed in', async ({ app }) => {
    const ada = app.slack.as('ada');
    await change(ada, { announce_to: 'One channel, always the same', announce_channel: 'random' });
    await invite(ada, { addresses: 'ted@acme.com' }, { channel: 'general' });
    expect((await ada.seesMessage('invited ted@acme.com')).channel).toBe('random');
  });

  test('have it told to the inviter alone', async ({ app }) => {
    const ada = app.slack.as('ada');
    await change(ada, { announce_to: 'The inviter alone' });
    await invite(ada, { addresses: 'ted@acme.com' });
    expect((await ada.seesMessage('invited ted@acme.com')).onlyTo).toBe('ada');
    expect(app.slack.messages('general')).toEqual([]);
  });

  test('keep out addresses of other domains, in words', async ({ app }) => {
    const ada = app.slack.as('ada');
    await change(ada, { allowed_domains: '@acme.com, globex.com' });
    const { errors } = await invite(ada, { addresses: 'ted@other.com' });
    expect(errors.addresses).toBe(
      'Not invited: the domain is not allowed. ' +
        'Your organization invites addresses of some domains alone. To change that, type /wgw settings.',
    );
    expect((await invite(ada, { addresses: 'ted@globex.com' })).modal).toBeUndefined();
  });

  test('that cannot be are refused on their fields', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openSettings(ada);
    const { errors } = await ada.submit({
      name: '🙂',
      announce_to: 'One channel, always the same',
      allowed_domains: 'acme',
    });
    expect(errors).toEqual({
      'name-1': 'Type a name of 1 to 80 characters, in one line.',
      'announce_channel-1': 'Pick the channel that announcements go to.',
      'allowed_domains-1': 'Type domains such as acme.com, separated by spaces or commas, at most 50.',
    });
  });

  test('that somebody else changed meanwhile are shown anew, with why', async ({ app }) => {
    const [ada, grace] = [app.slack.as('ada'), app.slack.as('grace')];
    await join(app, ada, { address: 'grace@acme.com', name: 'Grace Hopper', role: 'Administrator' });
    await openSettings(grace);
    await change(ada, { about: 'We fly.' });
    const { modal } = await grace.submit({ name: 'Other' });
    expect(modal?.lead).toContain('Somebody else changed the settings meanwhile.');
    expect(modal?.fields.slice(0, 2).map(({ entered }) => entered)).toEqual([['Acme'], ['We fly.']]);
  });
});
