import { expect } from 'vitest';
import type { SlackRequest } from '../../simulator/slack/app-client.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import { acme, globex } from '../../simulator/slack/seed.ts';
import type { TestApp } from '../../support/app.ts';
import { test as base } from '../../support/shared-app.ts';
import { everything, invite, join, openRoster } from '../steps.ts';

/** The ids of rows of Acme that the forged interactions name. */
interface Target {
  readonly member: string;
  readonly invitation: string;
  readonly request: string;
  readonly replacement: string;
}

/**
 * Linus is the Administrator of Acme, where Bob is a Member, Grace was removed and Kim is invited. Hank is the
 * Administrator of Globex.
 */
export const test = base
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
    // Removes Grace, whose roster stays open.
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
export const clicks: Record<string, Change> = {
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

const dialog =
  (callback_id: string, about: (target: Target) => object): Change =>
  ({ view }, target) => {
    const filter = { words: '', show: 'everyone' };
    const origin = { at: 'roster', state: { filter } };
    view.callback_id = callback_id;
    view.private_metadata = JSON.stringify({ ...about(target), origin });
    view.state.values = {};
  };

const seen = { version: 1, openInvitations: 1 };

/** Every confirmation dialog that only an Administrator has. */
export const dialogs: Record<string, Change> = {
  'change a role': dialog('change_role', ({ member }) => ({ id: member, role: 'MEMBER', ...seen })),
  'remove a member': dialog('remove_member', ({ member }) => ({ id: member, ...seen })),
  'cancel an invitation': dialog('cancel_invitation', ({ invitation }) => ({
    id: invitation,
    version: 1,
    expiresAt: new Date(),
  })),
  'resend an invitation': dialog('resend_invitation', ({ invitation }) => ({
    id: invitation,
    version: 1,
  })),
};

/** The forms about the Administrator's own organization, without an id of a row. */
export const forms: Record<string, Change> = {
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

/** Sends an interaction that wgw cannot have offered. Its sender must be refused, and nothing change. */
export async function expectRefused(
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
