import { describe, expect } from 'vitest';
import { createGate } from '../../support/gate.ts';
import { test } from '../../support/shared-app.ts';
import { asMember, closeAll, everything, invite, openHome } from '../steps.ts';

describe('the Home tab', () => {
  test('appears for a new person once Slack says who they are, however long that takes', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await invite(ada, { addresses: 'kim@acme.com' });
    const gate = createGate();
    app.slack.faults.next('users.info', { delayUntil: gate.opened });
    const bob = app.slack.as('bob');
    // The acknowledgement is enough for Slack.
    expect((await bob.openHome()).status).toBe(200);
    expect(bob.screen.home).toBeUndefined();
    gate.open();
    expect(await bob.seesHome('wgw brings your team into WeGotWork')).toContain(
      'Ask Ada Lovelace to invite you.',
    );
  });

  test('shows an error if Slack does not say who the person is, and works the next time', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const linus = app.slack.as('linus');
    app.slack.faults.next('users.info', { error: 'internal_error' });
    await openHome(linus, 'Something went wrong on our side. Please try again in a moment.');
    await openHome(linus, 'Ask Ada Lovelace to invite you.');
  });

  test('appears the next time if Slack refuses it now', async ({ app }) => {
    const grace = await asMember(app, 'grace');
    const published = app.slack.calls('views.publish').length;
    app.slack.faults.next('views.publish', { error: 'internal_error' });
    expect((await grace.openHome()).status).toBe(200);
    await app.slack.waitFor(() => app.slack.calls('views.publish').length > published);
    expect(grace.screen.home).toBeUndefined();
    await openHome(grace, 'You are a Member.');
  });

  test('does not change when the person opens the messages beside it', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const published = app.slack.calls('views.publish').length;
    const before = await everything(app);
    await ada.openHome('messages');
    // wgw handles this event after the one before.
    await openHome(ada, 'You are an Administrator.');
    expect(app.slack.calls('views.publish')).toHaveLength(published + 1);
    expect(await everything(app)).toEqual(before);
  });

  test('tells a person from another workspace no names', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const shown = await openHome(app.slack.as('stan'), 'You cannot see the members here');
    expect(shown).not.toMatch(/Ada|Acme|acme\.com/);
  });

  test('of a Member opens the form that asks to invite', async ({ app }) => {
    const grace = await asMember(app, 'grace');
    await openHome(grace, '[Ask to invite] [Members]');
    await grace.click('open_invite');
    const form = await grace.seesModal('Your Administrators decide, and wgw tells you what they answered.');
    expect([form.title, form.submit]).toEqual(['Ask to invite', 'Ask']);
  });

  test.for([
    ['open_activity', 'You cannot see the activity'],
    ['open_settings', 'You cannot change the settings'],
  ])(
    'of a Member has no button %s, and a forged click is refused',
    async ([action = '', why = ''], { app }) => {
      await asMember(app, 'ada', 'ADMINISTRATOR');
      const grace = await asMember(app, 'grace');
      await openHome(grace, 'You are a Member.');
      const forged = app.slack.alter(grace.clickRequest('open_roster'), (payload) => {
        payload.actions = [{ type: 'button', action_id: action, block_id: 'buttons' }];
      });
      await app.slack.replay(forged);
      await grace.seesModal(`${why}: only Administrators of your organization can.`);
    },
  );

  test('of a removed Administrator opens nothing, if it is still on their screen', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const alan = await asMember(app, 'alan', 'ADMINISTRATOR');
    await openHome(alan, 'You are an Administrator.');
    const { prisma } = app.database;
    await prisma.slackIdentity.deleteMany({ where: { userId: alan.id } });
    await prisma.member.updateMany({ where: { email: 'alan@acme.com' }, data: { removedAt: new Date() } });
    const before = await everything(app);
    for (const [button, cannot] of [
      ['open_invite', 'invite people'],
      ['open_roster', 'see the members'],
      ['open_activity', 'see the activity'],
      ['open_settings', 'change the settings'],
    ] as const) {
      await alan.click(button);
      const { text } = await alan.seesModal(`You cannot ${cannot}: you are not a member`);
      expect(text).toContain('to invite you.');
      await closeAll(alan);
    }
    expect(await everything(app)).toEqual(before);
    expect(await openHome(alan, 'You cannot see the members')).not.toContain('ada@acme.com');
  });
});
