import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import { closeAll, openRoster } from '../steps.ts';
import { clicks, dialogs, expectRefused, forms, test } from './administrator-interactions.ts';

const inRoster = (person: PersonDriver) => person.clickRequest('show', { choose: 'Members' });

describe.each(Object.entries(clicks))('a click to %s', (_name, change) => {
  test('is refused to a Member with an explanation', async ({ app, target }) => {
    const bob = app.slack.as('bob');
    await openRoster(bob);
    await expectRefused(app, bob, inRoster(bob), (payload) => change(payload, target));
  });

  test('is refused to a removed Administrator whose roster is still open', async ({ app, target }) => {
    const grace = app.slack.as('grace');
    // The refusal opens above the roster.
    while (grace.modals.length > 1) await grace.close();
    await expectRefused(app, grace, inRoster(grace), (payload) => change(payload, target));
  });

  test('is refused to a guest', async ({ app, target }) => {
    const bob = app.slack.as('bob');
    await openRoster(bob);
    // The trigger is Bob's, so the refusal appears on his screen.
    await expectRefused(app, bob, inRoster(bob), (payload) => {
      payload.user.id = app.slack.as('gus').id;
      change(payload, target);
    });
  });

  test('is refused to the Administrator of another organization', async ({ app, target }) => {
    const hank = app.slack.as('hank', 'globex');
    await openRoster(hank);
    await expectRefused(app, hank, inRoster(hank), (payload) => change(payload, target));
  });
});

describe.each(Object.entries({ ...dialogs, ...forms }))('a form to %s', (_name, change) => {
  test('is refused to a Member with an explanation', async ({ app, target }) => {
    const bob = app.slack.as('bob');
    await openRoster(bob);
    await expectRefused(app, bob, bob.submissionRequest(), (payload) => change(payload, target));
  });

  test('is refused to a guest', async ({ app, target }) => {
    const bob = app.slack.as('bob');
    await openRoster(bob);
    await expectRefused(app, bob, bob.submissionRequest(), (payload) => {
      payload.user.id = app.slack.as('gus').id;
      change(payload, target);
    });
  });
});

test.for(Object.entries(dialogs))(
  'a form to %s is refused to the Administrator of another organization',
  async ([, change], { app, target }) => {
    const hank = app.slack.as('hank', 'globex');
    await openRoster(hank);
    await expectRefused(app, hank, hank.submissionRequest(), (payload) => change(payload, target));
  },
);

test('the activity and the settings are refused to a Member, a guest and a removed Administrator', async ({
  app,
  target,
}) => {
  expect(target.member).not.toBe('');
  for (const name of ['bob', 'gus', 'grace']) {
    const person = app.slack.as(name);
    await closeAll(person);
    for (const typed of ['/wgw activity', '/wgw settings']) {
      const { text } = await person.command(typed);
      if (text === '') await person.seesModal('You cannot');
      else expect(text).toMatch(/^You cannot/);
      await closeAll(person);
    }
  }
});
