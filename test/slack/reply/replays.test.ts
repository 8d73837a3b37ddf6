import { describe, expect } from 'vitest';
import type { SlackRequest } from '../../simulator/slack/app-client.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import { acme, globex } from '../../simulator/slack/seed.ts';
import type { TestApp } from '../../support/app.ts';
import { test as base } from '../../support/shared-app.ts';
import { closeAll, everything, invite, join, openRoster } from '../journey.ts';

/** What Acme has that can be acted upon. */
interface Target {
  readonly member: string;
  readonly invitation: string;
  readonly request: string;
  readonly replacement: string;
}

/** Linus runs Acme, where Bob is a Member, Grace is removed and Kim is invited; Hank runs Globex. */
const test = base
  .extend(
    'options',
    { scope: 'file' },
    {
      oauth: true,
      workspaces: [
        { ...acme, installed: false },
        { ...globex, installed: false },
      ],
    },
  )
  .extend('target', { scope: 'file' }, async ({ app }): Promise<Target> => {
    await app.slack.install('linus');
    await app.slack.install('hank', 'globex');
    const linus = app.slack.as('linus');
    await join(app, linus, { address: 'bob@acme.com', name: 'Bob Kahn' });
    await join(app, linus, { address: 'grace@acme.com', name: 'Grace Hopper', role: 'Administrator' });
    await invite(linus, { addresses: 'kim@acme.com' });
    const [bob, grace] = [app.slack.as('bob'), app.slack.as('grace')];
    await bob.command('/wgw invite');
    await bob.seesModal('Your Administrators decide');
    await bob.submit({ addresses: 'ted@acme.com' });
    await openRoster(grace);
    const { prisma } = app.database;
    // As removing her leaves it; her roster stays open.
    await prisma.slackIdentity.deleteMany({ where: { userId: grace.id } });
    await prisma.member.updateMany({ where: { email: 'grace@acme.com' }, data: { removedAt: new Date() } });
    const member = await prisma.member.findFirstOrThrow({ where: { email: 'linus@acme.com' } });
    const invitation = await prisma.invitation.findFirstOrThrow({ where: { email: 'kim@acme.com' } });
    const request = await prisma.invitationRequest.findFirstOrThrow({ where: { email: 'ted@acme.com' } });
    const replacement = await prisma.accountReplacement.create({
      data: {
        organizationId: member.organizationId,
        workspaceId: acme.teamId,
        memberId: member.id,
        goneUserId: 'U0GONE',
        userId: 'U0NEW',
        userName: 'Linus',
        askedAt: new Date(),
      },
    });
    return {
      member: member.id,
      invitation: invitation.id,
      request: request.id,
      replacement: replacement.id,
    };
  });

type Payload = {
  user: { id: string };
  actions: object[];
  view: { callback_id: string; private_metadata: string; state: { values: object } };
};
type Change = (payload: Payload, target: Target) => void;

const menu =
  (action_id: string, value: (target: Target) => string): Change =>
  (payload, target) => {
    const option = { text: { type: 'plain_text', text: 'Chosen' }, value: value(target) };
    payload.actions = [{ type: 'overflow', action_id, block_id: 'menu', selected_option: option }];
  };
const button =
  (action_id: string, value?: (target: Target) => string): Change =>
  (payload, target) => {
    payload.actions = [{ type: 'button', action_id, block_id: 'buttons', value: value?.(target) }];
  };

/** Every button and menu that only an Administrator has. */
const clicks: Record<string, Change> = {
  'make a Member': menu('manage_member', ({ member }) => `role:MEMBER:${member}`),
  'remove a member': menu('manage_member', ({ member }) => `remove:${member}`),
  'see a member’s activity': menu('manage_member', ({ member }) => `activity:${member}`),
  'resend an invitation': menu('manage_invitation', ({ invitation }) => `resend:${invitation}:1`),
  'cancel an invitation': menu('manage_invitation', ({ invitation }) => `cancel:${invitation}`),
  'approve a request': button('approve_request', ({ request }) => request),
  'let a new account in': button('approve_replacement', ({ replacement }) => replacement),
  'keep a new account out': button('decline_replacement', ({ replacement }) => replacement),
  'decline a request': button('decline_request', ({ request }) => request),
};

const confirmation =
  (callback_id: string, about: (target: Target) => object): Change =>
  ({ view }, target) => {
    const filter = { words: '', show: 'everyone' };
    const origin = { at: 'roster', state: { filter } };
    view.callback_id = callback_id;
    view.private_metadata = JSON.stringify({ ...about(target), origin });
    view.state.values = {};
  };

const seen = { version: 1, openInvitations: 1 };

/** Every form that only an Administrator has. */
const forms: Record<string, Change> = {
  'change a role': confirmation('change_role', ({ member }) => ({ id: member, role: 'MEMBER', ...seen })),
  'remove a member': confirmation('remove_member', ({ member }) => ({ id: member, ...seen })),
  'cancel an invitation': confirmation('cancel_invitation', ({ invitation }) => ({
    id: invitation,
    version: 1,
    expiresAt: new Date(),
  })),
  'resend an invitation': confirmation('resend_invitation', ({ invitation }) => ({
    id: invitation,
    version: 1,
  })),
};

const ownForms: Record<string, Change> = {
  'search the activity': ({ view }) => {
    view.callback_id = 'activity';
    view.private_metadata = '{"filter":{"person":""}}';
    view.state.values = {
      person: { person: { type: 'plain_text_input', value: '' } },
      filters: { kind: { type: 'static_select', selected_option: { value: 'any' } } },
    };
  },
  'change the settings': ({ view }) => {
    const text = (name: string, value: string) => ({ [`${name}-1`]: { [name]: { value } } });
    view.callback_id = 'settings';
    view.private_metadata = '{"version":1}';
    view.state.values = {
      ...text('name', 'Mine'),
      ...text('about', ''),
      ...text('invitation_days', '1'),
      ...text('allowed_domains', ''),
      ...text('inviter_limit', '1'),
      ...text('organization_limit', '1'),
      ...text('address_limit', '1'),
      'announce_to-1': { announce_to: { selected_option: { value: 'INVITER' } } },
      'announce_channel-1': { announce_channel: { selected_channel: null } },
    };
  },
};

const REFUSED =
  /You cannot|They are not a member any more|There is no such (invitation|request|question) any more|not a member of this organization/;

/** Sends what somebody cannot have been offered, and reads what they are told. */
async function isRefused(
  app: TestApp,
  person: PersonDriver,
  request: SlackRequest,
  change: (payload: Payload) => void,
): Promise<void> {
  const before = await everything(app);
  const forged = app.slack.alter(request, (payload) => change(payload as unknown as Payload));
  const { status, body } = await app.slack.replay(forged);
  expect(status).toBe(200);
  const told = () => [
    body,
    JSON.stringify(person.screen.home?.view ?? ''),
    ...person.modals.map(({ text }) => text),
    ...person.directMessages.map(({ text }) => text),
  ];
  await app.slack.waitFor(() => told().some((text) => REFUSED.test(text)), `${person.name} is refused`);
  expect(await everything(app)).toEqual(before);
}

const inRoster = (person: PersonDriver) => person.clickRequest('show', { choose: 'Members' });

describe.each(Object.entries(clicks))('to %s, by a click', (_name, change) => {
  test('is refused to a Member, who is told', async ({ app, target }) => {
    const bob = app.slack.as('bob');
    await openRoster(bob);
    await isRefused(app, bob, inRoster(bob), (payload) => change(payload, target));
  });

  test('is refused to whoever was removed, with the roster still open', async ({ app, target }) => {
    const grace = app.slack.as('grace');
    // What they are told is shown above it.
    while (grace.modals.length > 1) await grace.close();
    await isRefused(app, grace, inRoster(grace), (payload) => change(payload, target));
  });

  test('is refused to a guest, whom nobody ever showed it', async ({ app, target }) => {
    const bob = app.slack.as('bob');
    await openRoster(bob);
    // The trigger is Bob's, so that it is on his screen what the guest would be told.
    await isRefused(app, bob, inRoster(bob), (payload) => {
      payload.user.id = app.slack.as('gus').id;
      change(payload, target);
    });
  });

  test('is refused to the Administrator of another organization', async ({ app, target }) => {
    const hank = app.slack.as('hank', 'globex');
    await openRoster(hank);
    await isRefused(app, hank, inRoster(hank), (payload) => change(payload, target));
  });
});

describe.each(Object.entries({ ...forms, ...ownForms }))('to %s, by its form', (_name, change) => {
  test('is refused to a Member, who is told', async ({ app, target }) => {
    const bob = app.slack.as('bob');
    await openRoster(bob);
    await isRefused(app, bob, bob.submissionRequest(), (payload) => change(payload, target));
  });

  test('is refused to a guest, whom nobody ever showed it', async ({ app, target }) => {
    const bob = app.slack.as('bob');
    await openRoster(bob);
    await isRefused(app, bob, bob.submissionRequest(), (payload) => {
      payload.user.id = app.slack.as('gus').id;
      change(payload, target);
    });
  });
});

test.for(Object.entries(forms))(
  'to %s, by its form, is refused to the Administrator of another organization',
  async ([, change], { app, target }) => {
    const hank = app.slack.as('hank', 'globex');
    await openRoster(hank);
    await isRefused(app, hank, hank.submissionRequest(), (payload) => change(payload, target));
  },
);

test('what only Administrators may open is refused to a Member, a guest and whoever was removed', async ({
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
