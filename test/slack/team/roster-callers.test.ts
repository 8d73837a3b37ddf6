import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import { test, testAlone } from '../../support/shared-app.ts';
import { everything, join, listLines, menuBeside, openRoster, pick } from '../steps.ts';

/** Types `/wgw members` and waits for the reason why there is no roster. */
async function seesNoRoster(person: PersonDriver): Promise<string> {
  await person.command('/wgw members');
  const { text, submit } = await person.seesModal('You cannot see the members');
  expect(submit).toBeUndefined();
  return text;
}

describe('in a workspace without an organization', () => {
  testAlone(
    'an owner or admin founds the organization by /wgw members, as by /wgw invite',
    async ({ app }) => {
      const told = await seesNoRoster(app.slack.as('bob'));
      expect(told).toContain('Ask an owner or admin of this Slack workspace to type /wgw invite');
      expect(await app.database.prisma.organization.count()).toBe(0);

      expect(listLines(await openRoster(app.slack.as('alan')))).toEqual([
        'Members',
        'Alan Turing (you)',
        'Administrator',
        '[Make Member | Remove… | Activity]',
        '(Picture of Alan Turing) alan@acme.com',
      ]);
      const [founded] = await app.database.prisma.organization.findMany();
      expect(founded?.name).toBe('Acme');
      // Alan founded the organization. An owner who comes later is not a member.
      expect(await seesNoRoster(app.slack.as('ada'))).toContain('Ask Alan Turing to invite you.');
    },
  );
});

describe('a person who is not a member', () => {
  test('is told why they cannot see the roster, and whom to ask', async ({ app }) => {
    await openRoster(app.slack.as('ada'));
    const reasons = {
      bob: 'you are not a member of this organization in WeGotWork.\nAsk Ada Lovelace to invite you.',
      gus: 'you are its guest.\nAsk Ada Lovelace who is on the team.',
      mia: 'you are its guest.',
      robot: 'wgw serves people, not apps.',
      dora: 'your Slack account is deactivated.',
      una: 'Confirm your address in Slack, then try again.\nAsk Ada Lovelace to invite you.',
      noel: 'Confirm your address in Slack',
    };
    for (const [name, why] of Object.entries(reasons)) {
      expect(await seesNoRoster(app.slack.as(name))).toContain(why);
    }
  });

  test('learns no names if they are from another workspace', async ({ app }) => {
    const told = await seesNoRoster(app.slack.as('stan'));
    expect(told).toBe(
      'You cannot see the members here: wgw serves the members of the workspace that installed it.',
    );
  });

  test('is told so in an open roster too, after their removal', async ({ app }) => {
    const [ada, grace] = [app.slack.as('ada'), app.slack.as('grace')];
    await join(app, ada, { address: 'grace@acme.com', name: 'Grace Hopper' });
    await openRoster(grace);
    await openRoster(ada);
    await pick(ada, 'Grace Hopper', 'Remove…');
    await ada.seesModal('Remove Grace Hopper');
    await ada.submit();
    await ada.seesModal('Grace Hopper is not a member any more.');

    const why =
      'You cannot see the members: you are not a member of this organization in WeGotWork.\n' +
      'Ask Ada Lovelace to invite you.';
    const { modal } = await grace.submit({ words: 'ada' });
    expect(modal?.text).toBe(why);
    expect(modal?.submit).toBeUndefined();
    await grace.close();
    expect(await seesNoRoster(grace)).toBe(why);
  });

  test('is told so when they use a menu of the roster, after their removal', async ({ app }) => {
    const [ada, linus] = [app.slack.as('ada'), app.slack.as('linus')];
    await join(app, ada, { address: 'linus@acme.com', name: 'Linus' });
    await openRoster(linus);
    await app.database.prisma.slackIdentity.deleteMany({ where: { userId: linus.id } });
    await linus.click('role', { choose: 'Administrator' });
    const { text } = await linus.seesModal('You cannot see the members');
    expect(text).not.toContain('ada@acme.com');
  });
});

test('a Member who uses a menu that wgw never showed them is refused, and nothing happens', async ({
  app,
}) => {
  const [ada, bob] = [app.slack.as('ada'), app.slack.as('bob')];
  await join(app, ada, { address: 'bob@acme.com', name: 'Bob' });
  await openRoster(bob);
  await openRoster(ada);
  const forged = ada.clickRequest(...menuBeside(ada, 'Bob', 'Make Administrator'));
  const { actions } = JSON.parse(new URLSearchParams(forged.body).get('payload') ?? '');
  const before = await everything(app);
  // Bob sends it from his own roster. Only the action was never offered to him.
  const request = app.slack.alter(bob.clickRequest('role', { choose: 'Any role' }), (payload) => {
    payload.actions = actions;
  });
  expect((await app.slack.replay(request)).status).toBe(200);
  const told = await bob.seesModal('You cannot manage members');
  expect(told.text).toBe(
    'You cannot manage members: only Administrators of your organization can.\nAsk Ada Lovelace to do it.',
  );
  expect(await everything(app)).toEqual(before);
});
