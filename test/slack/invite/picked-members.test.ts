import { describe, expect } from 'vitest';
import type { SlackRequest } from '../../simulator/slack/app-client.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { asMember, everything, invite, openInvite } from '../steps.ts';

/** All calls that ask Slack about people. */
const lookUps = ({ slack }: TestApp) => [...slack.calls('users.info'), ...slack.calls('auth.test')];

describe('a picked person who is a member', () => {
  test('is not invited again, even if their profile shows another address now', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const ada = app.slack.as('ada');
    const bob = await asMember(app, 'bob');
    app.slack.change('bob', { email: 'robert@acme.com' });
    const asked = lookUps(app).length;
    const before = await everything(app);

    const picked = await invite(ada, { people: ['bob'] });
    expect(picked.errors.people).toBe(
      'bob@acme.com: User already in organization. They can already sign in.',
    );
    await ada.close();
    // The form of a Member, who can only ask, says the same.
    await bob.command('/wgw invite');
    await bob.seesModal('Your Administrators decide');
    expect((await bob.submit({ people: ['bob'] })).errors.people).toContain('User already in organization.');
    await bob.close();
    // So does the form that a message opens.
    bob.say(`What about <@${bob.id}>?`, 'general');
    await ada.shortcut('invite_from_message', await ada.seesMessage('What about'));
    expect((await ada.seesModal('Email addresses')).fields[1]?.entered).toEqual(['bob']);
    expect((await ada.submit()).errors.people).toContain('User already in organization.');

    expect(await everything(app)).toEqual(before);
    // wgw did not ask Slack about Bob.
    expect(lookUps(app)).toHaveLength(asked);
  });

  test('is not invited again if Slack deactivated them or does not know them any more', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await asMember(app, 'grace');
    app.slack.change('grace', { kind: 'deactivated' });
    expect((await invite(ada, { people: ['grace'] })).errors.people).toContain('User already in organiz');
    app.slack.change('grace', { unknown: true });
    expect((await ada.submit({ people: ['grace'] })).errors.people).toContain('User already in organiz');
  });

  test('is named in the summary, and the others are invited', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await asMember(app, 'bob');
    const { modal } = await invite(ada, { people: ['bob', 'alan'], addresses: 'kim@acme.com' });
    expect(modal?.text).toContain('User already in organization.\nThey can already sign in.\n• bob@acme.com');
    expect(modal?.text).toContain('Invited Successfully (2)');
  });
});

/** The form's request with people whom nobody can have picked in it. */
function withPicked(app: TestApp, request: SlackRequest, userIds: readonly string[]): SlackRequest {
  return app.slack.alter(request, ({ view }) => {
    const { values } = (view as { state: { values: Record<string, object> } }).state;
    values.people = { people: { type: 'multi_users_select', selected_users: userIds } };
  });
}

describe('wgw does not ask Slack about picked people', () => {
  const many = Array.from({ length: 300 }, (_, n) => `U0${String(n).padStart(7, '0')}`);

  test('if there are more than the form takes, and says so on the field', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await openInvite(ada);
    const asked = lookUps(app).length;
    for (const addresses of ['', 'beside@acme.com']) {
      const request = withPicked(app, ada.submissionRequest({ addresses }), many.slice(0, 21));
      const { errors } = JSON.parse((await app.slack.replay(request)).body);
      expect(errors).toEqual({ people: 'Pick at most 20 teammates in one form, and the others in another.' });
    }
    expect(lookUps(app)).toHaveLength(asked);
    expect(await app.database.prisma.invitation.count({ where: { email: 'beside@acme.com' } })).toBe(0);
  });

  test.for([
    ['a Member', (app: TestApp) => asMember(app, 'linus')],
    ['somebody unknown', async (app: TestApp) => app.slack.as('una')],
  ] as const)('if %s sends the form of an Administrator', async ([, someone], { app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const { id } = await someone(app);
    await openInvite(ada);
    const asked = lookUps(app).length;
    const forged = app.slack.alter(
      withPicked(app, ada.submissionRequest({ addresses: '' }), many),
      (payload) => Object.assign(payload.user as object, { id }),
    );
    expect((await app.slack.replay(forged)).body).toContain('You cannot invite people');
    expect(lookUps(app)).toHaveLength(asked);
  });
});
