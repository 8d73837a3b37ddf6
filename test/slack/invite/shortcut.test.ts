import { expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { Modal } from '../../simulator/slack/shown.ts';
import { test } from '../../support/shared-app.ts';
import { closeAll, join, openRoster } from '../steps.ts';

/** Writes a message, and somebody uses the shortcut on it. */
async function useOn(author: PersonDriver, text: string, user: PersonDriver, says: string): Promise<Modal> {
  await closeAll(user);
  author.say(text, 'general');
  const message = await user.seesMessage(text.slice(0, 12));
  await user.shortcut('invite_from_message', message);
  return user.seesModal(says);
}

test('opens the form with the addresses and people that the message names', async ({ app }) => {
  const [ada, bob] = [app.slack.as('ada'), app.slack.as('bob')];
  await openRoster(ada);
  const form = await useOn(
    bob,
    `Please invite zoe@acme.com, Kim <kim@acme.com> & <@${app.slack.as('linus').id}>!`,
    ada,
    'Email addresses',
  );
  expect(form.title).toBe('Invite to WeGotWork');
  expect(form.fields.map(({ entered }) => entered)).toEqual([
    ['zoe@acme.com, kim@acme.com'],
    ['linus'],
    ['Member'],
    [],
  ]);
  await ada.submit({ people: [] });
  // It is announced where the message stands.
  expect((await bob.seesMessage('Ada Lovelace invited 2 teammates')).channel).toBe('general');
});

test('opens it empty where the message names nobody, and says so', async ({ app }) => {
  const ada = app.slack.as('ada');
  await openRoster(ada);
  const form = await useOn(app.slack.as('bob'), 'Good morning everyone', ada, 'This message names nobody');
  expect(form.fields[0]?.entered).toEqual([]);
});

test('asks, for a Member; tells anybody else why not', async ({ app }) => {
  const [ada, grace] = [app.slack.as('ada'), app.slack.as('grace')];
  await join(app, ada, { address: 'grace@acme.com', name: 'Grace Hopper' });
  const form = await useOn(ada, 'How about tim@acme.com?', grace, 'Your Administrators decide');
  expect(form.fields[0]?.entered).toEqual(['tim@acme.com']);

  const told = await useOn(ada, 'And lee@acme.com', app.slack.as('gus'), 'you are its guest.');
  expect(told.fields).toEqual([]);
});
