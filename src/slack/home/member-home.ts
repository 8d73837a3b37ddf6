import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { Actor } from '../../domain/core/actor.ts';
import { MAX_COUNTED } from '../../domain/core/keyset-page.ts';
import { can } from '../../domain/core/permissions.ts';
import type { InvitationRequest } from '../../domain/requests/request.ts';
import type { RosterInvitation } from '../../domain/roster/roster.ts';
import type { TeamSummary } from '../../domain/roster/team-summary.ts';
import { roleSentence, roleWithArticle } from '../../text/roles.ts';
import { actions } from '../blocks/ids.ts';
import { waitingRequestBlocks } from '../blocks/request-blocks.ts';
import { avatarUrl, invitationBlocks } from '../blocks/roster-entries.ts';
import { cut, linesOfText, markup, plain } from '../blocks/text.ts';

export interface HomeOptions {
  readonly actor: Actor;
  readonly team: TeamSummary;
  /** Open invitations, the next to expire first. */
  readonly invitations: readonly RosterInvitation[];
  readonly hasMoreInvitations: boolean;
  /** Open requests; none for members who may not decide them. */
  readonly requests: readonly InvitationRequest[];
  readonly hasMoreRequests: boolean;
  readonly publicUrl: string;
  readonly notice?: string | undefined;
}

// Slack's limit.
const MAX_HEADER = 150;

/** A member's Home tab: the team at a glance, their own role, what they can do, and what waits for an answer. */
export function memberHome(options: HomeOptions): HomeView {
  const { actor, team, notice } = options;
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain(cut(actor.organizationName, MAX_HEADER)) },
      ...(notice === undefined ? [] : linesOfText([notice])),
      ...linesOfText([
        `${countOf(team.members, 'member')}, ${countOf(team.openInvitations, 'open invitation')}.`,
        `You are ${roleWithArticle(actor.role)}. ${roleSentence(actor.role)}`,
      ]),
      { type: 'actions', elements: buttons(actor) },
      ...openRequests(options),
      ...newestMembers(options),
      ...openInvitations(options),
    ],
  };
}

function countOf(count: number, noun: string): string {
  const number = count > MAX_COUNTED ? `${MAX_COUNTED}+` : String(count);
  return `${number} ${noun}${count === 1 ? '' : 's'}`;
}

function buttons({ role }: Actor): Button[] {
  const mayInvite = can(role, 'members:invite');
  const mayChangeSettings = can(role, 'settings:manage');
  return [
    { ...button(mayInvite ? 'Invite' : 'Ask to invite', actions.openInvite), style: 'primary' },
    button('Members', actions.openRoster),
    ...(mayChangeSettings
      ? [button('Activity', actions.openActivity), button('Settings', actions.openSettings)]
      : []),
  ];
}

function button(text: string, action_id: string): Button {
  return { type: 'button', text: plain(text), action_id };
}

function openRequests({ requests, hasMoreRequests }: HomeOptions): KnownBlock[] {
  if (requests.length === 0) return [];
  return [
    { type: 'divider' },
    { type: 'header', text: plain('Requests waiting for you') },
    ...requests.flatMap(waitingRequestBlocks),
    ...(hasMoreRequests ? linesOfText(['There are more: they stand here as you answer these.']) : []),
  ];
}

function newestMembers({ team, publicUrl }: HomeOptions): KnownBlock[] {
  return [
    { type: 'divider' },
    { type: 'header', text: plain('Newest members') },
    ...team.newest.map(
      (member): KnownBlock => ({
        type: 'context',
        elements: [
          {
            type: 'image',
            image_url: avatarUrl(member, publicUrl),
            alt_text: `Picture of ${member.name}`,
          },
          plain(`${member.name}, ${member.email}`),
        ],
      }),
    ),
  ];
}

function openInvitations({ actor, invitations, hasMoreInvitations }: HomeOptions): KnownBlock[] {
  const mayInvite = can(actor.role, 'members:invite');
  const heading: KnownBlock[] = [{ type: 'divider' }, { type: 'header', text: plain('Open invitations') }];
  if (invitations.length === 0) {
    const next = mayInvite
      ? 'Press *Invite* to grow the team.'
      : 'Press *Ask to invite* to have somebody invited.';
    return [...heading, markup(`Nobody is invited at the moment. ${next}`)];
  }
  return [
    ...heading,
    ...invitations.flatMap((invitation) => invitationBlocks(invitation, { mayInvite })),
    ...(hasMoreInvitations ? [markup('There are more: press *Members* to see all.')] : []),
  ];
}
