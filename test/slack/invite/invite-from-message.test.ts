import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { Modal } from '../../simulator/slack/shown.ts';
import { test, testAlone } from '../../support/shared-app.ts';
import { asMember, closeAll, everything, join, openRoster } from '../steps.ts';

/** Writes a message, and a person uses the shortcut on it. */
async function useOn(
  author: PersonDriver,
  user: PersonDriver,
  text: string,
  { channel = 'general', says = '' } = {},
): Promise<Modal> {
  await closeAll(user);
  author.say(text, channel);
  const message = await user.seesMessage(text.split(' ')[0] ?? '');
  await user.shortcut('invite_from_message', message);
  return user.seesModal(says);
}

describe('the shortcut "Invite from message"', () => {
  test('opens the form with the addresses and people in the message', async ({ app }) => {
    const [ada, bob] = [app.slack.as('ada'), app.slack.as('bob')];
    await openRoster(ada);
    const form = await useOn(
      bob,
      ada,
      `Please invite zoe@acme.com, Kim <kim@acme.com> & <@${app.slack.as('linus').id}>!`,
      { says: 'Email addresses' },
    );
    expect(form.title).toBe('Invite to WeGotWork');
    expect(form.fields.map(({ entered }) => entered)).toEqual([
      ['zoe@acme.com, kim@acme.com'],
      ['linus'],
      ['Member'],
      [],
    ]);
    await ada.submit({ people: [] });
    // The announcement goes to the channel of the message.
    expect((await bob.seesMessage('Ada Lovelace invited 2 teammates')).channel).toBe('general');
  });

  test('opens an empty form if the message names nobody, and says so', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    const form = await useOn(app.slack.as('bob'), ada, 'Good morning everyone', {
      says: 'This message names nobody',
    });
    expect(form.fields[0]?.entered).toEqual([]);
  });

  test('opens the form that asks for a Member, and tells anybody else why not', async ({ app }) => {
    const [ada, grace] = [app.slack.as('ada'), app.slack.as('grace')];
    await join(app, ada, { address: 'grace@acme.com', name: 'Grace Hopper' });
    const form = await useOn(ada, grace, 'How about tim@acme.com?', { says: 'Your Administrators decide' });
    expect(form.fields[0]?.entered).toEqual(['tim@acme.com']);

    const told = await useOn(ada, app.slack.as('gus'), 'And lee@acme.com', { says: 'you are its guest.' });
    expect(told.fields).toEqual([]);
  });

  test.for<[string, string, string[], string[]]>([
    ['an address', 'Welcome, ted@acme.com!', ['ted@acme.com'], []],
    ['an address in brackets', 'Welcome Ted <ted@acme.com>', ['ted@acme.com'], []],
    [
      'several addresses, each once',
      'Welcome a@acme.com, b@acme.com; A@acme.com',
      ['a@acme.com, b@acme.com'],
      [],
    ],
    ['no address from other words', 'Welcome, @here at acme.com and a@b', [], []],
  ])('takes %s', async ([, text, addresses, people], { app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const form = await useOn(app.slack.as('bob'), ada, text, { says: 'Email addresses' });
    expect(form.fields[0]?.entered).toEqual(addresses);
    expect(form.fields[1]?.entered).toEqual(people);
    expect(form.text.includes('names nobody')).toBe(addresses.length === 0);
  });

  test('takes the mentioned people, each once', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const [linus, grace] = [app.slack.as('linus'), app.slack.as('grace')];
    const text = `Hello! <@${linus.id}> and <@${grace.id}>: <@${linus.id}>`;
    const form = await useOn(app.slack.as('bob'), ada, text, { says: 'Email addresses' });
    expect(form.fields[1]?.entered).toEqual(['linus', 'grace']);
    expect(form.fields[0]?.entered).toEqual([]);
  });

  test('announces in the channel of the message, even if the bot may not post there', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const bob = app.slack.as('bob');
    await useOn(bob, ada, 'Private: dee@acme.com', { channel: 'secret', says: 'Email addresses' });
    expect((await ada.submit()).modal).toBeUndefined();
    const { channel, raw } = await bob.seesMessage('Ada Lovelace invited dee@acme.com');
    expect([channel, raw.via]).toEqual(['secret', 'response_url']);
    await app.sendgrid.mailbox.waitFor('dee@acme.com');
  });

  test('tells a person from another workspace no names, and changes nothing', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const before = await everything(app);
    const told = await useOn(app.slack.as('bob'), app.slack.as('stan'), 'Hey ho, eve@acme.com', {
      says: 'You cannot invite people here',
    });
    expect(told.text).not.toContain('Ada');
    expect(await everything(app)).toEqual(before);
  });

  test('tells a person privately if Slack opened the form too late', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const bob = app.slack.as('bob');
    bob.say('Too late: late@acme.com', 'general');
    const message = await ada.seesMessage('Too late');
    app.slack.faults.next('views.open', { error: 'expired_trigger_id' });
    await ada.shortcut('invite_from_message', message);
    const { onlyTo } = await ada.seesMessage('Slack took too long to open the window. Please try again.');
    expect(onlyTo).toBe('ada');
  });

  testAlone('founds no organization, unlike the command', async ({ app }) => {
    const told = await useOn(app.slack.as('bob'), app.slack.as('alan'), 'First: ted@acme.com', {
      says: 'You cannot invite people',
    });
    expect(told.text).toContain('Type /wgw invite or /wgw members to set it up');
    expect(await app.database.prisma.organization.count()).toBe(0);
  });
});
