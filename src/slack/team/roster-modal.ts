import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Actor } from '../../domain/core/actor.ts';
import type { Page } from '../../domain/core/keyset-page.ts';
import { can, roleName, roles } from '../../domain/core/permissions.ts';
import type { RosterPosition } from '../../domain/roster/list-roster.ts';
import type { RosterEntry, RosterFilter, RosterShow } from '../../domain/roster/roster.ts';
import { actions, callbacks, filterFields, filterMenusBlock } from '../blocks/ids.ts';
import { invitationBlocks, memberBlocks } from '../blocks/roster-entries.ts';
import { linesOfText, markup, plain } from '../blocks/text.ts';
import { MAX_WORDS, pageButtons } from '../lists/list-blocks.ts';

export interface RosterModalOptions {
  readonly actor: Actor;
  readonly page: Page<RosterEntry, RosterPosition>;
  readonly filter: RosterFilter;
  /** What is shown, so that it can be refreshed; at most 3,000 characters. */
  readonly metadata: string;
  /** The address of this app, which serves the avatars. */
  readonly publicUrl: string;
  /** Stands above the list: the outcome of an action. */
  readonly notice?: string | undefined;
}

const showNames: Record<RosterShow, string> = {
  everyone: 'Everyone',
  members: 'Members',
  invitations: 'Pending invitations',
  open: 'Open invitations',
  expired: 'Expired invitations',
};

const showOptions = Object.entries(showNames).map(([value, name]) => option(name, value));
const ANY_ROLE = option('Any role', 'any');
const roleOptions = [ANY_ROLE, ...roles.map((role) => option(roleName(role), role))];

function option(name: string, value: string): PlainTextOption {
  return { text: plain(name), value };
}

/** A page of the team: its members, then the invitations without an answer. */
export function rosterModal(options: RosterModalOptions): ModalView {
  const { actor, page, filter, metadata, publicUrl, notice } = options;
  return {
    type: 'modal',
    callback_id: callbacks.roster,
    private_metadata: metadata,
    title: plain('Team'),
    submit: plain('Search'),
    close: plain('Close'),
    blocks: [
      ...(notice === undefined ? [] : linesOfText([notice])),
      ...filterBlocks(filter),
      ...(page.entries.length === 0 ? [nobody(filter, page)] : entryBlocks(page.entries, actor, publicUrl)),
      ...pageButtons([
        { text: '← Previous', action_id: actions.rosterPrevious, from: page.previous },
        { text: 'Next →', action_id: actions.rosterNext, from: page.next },
      ]),
    ],
  };
}

function filterBlocks({ words, show, role }: RosterFilter): KnownBlock[] {
  const shown = showOptions.find(({ value }) => value === show);
  const ofRole = roleOptions.find(({ value }) => value === role) ?? ANY_ROLE;
  return [
    {
      type: 'input',
      block_id: filterFields.words,
      optional: true,
      dispatch_action: true,
      label: plain('Search'),
      hint: plain('By the beginnings of names and addresses.'),
      element: {
        type: 'plain_text_input',
        action_id: filterFields.words,
        max_length: MAX_WORDS,
        placeholder: plain('A name or address, such as ada or acme.com'),
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
        ...(words !== '' && { initial_value: words }),
      },
    },
    {
      type: 'actions',
      block_id: filterMenusBlock,
      elements: [
        {
          type: 'static_select',
          action_id: filterFields.show,
          options: showOptions,
          ...(shown !== undefined && { initial_option: shown }),
        },
        {
          type: 'static_select',
          action_id: filterFields.role,
          options: roleOptions,
          initial_option: ofRole,
        },
      ],
    },
    { type: 'divider' },
  ];
}

function nobody({ words, show, role }: RosterFilter, { next }: Page<unknown, RosterPosition>): KnownBlock {
  if (next !== undefined) return markup('*Nobody so far.*\nPress _Next_ to look further.');
  if (words !== '' || role !== undefined) {
    const wider = [
      ...(show === 'everyone' ? [] : ['_Everyone_']),
      ...(role === undefined ? [] : ['_Any role_']),
    ];
    const choose = wider.length === 0 ? '' : `, or choose ${wider.join(' and ')} above`;
    return markup(`*Nobody was found.*\nType the first letters or numbers of names and addresses${choose}.`);
  }
  const invitations = show === 'expired' ? 'No invitation has expired.' : 'No invitation is waiting.';
  return markup(show === 'everyone' || show === 'members' ? '*Nobody is here yet.*' : `*${invitations}*`);
}

function entryBlocks(entries: readonly RosterEntry[], actor: Actor, publicUrl: string): KnownBlock[] {
  const members = entries.filter((entry) => entry.list === 'members');
  const invitations = entries.filter((entry) => entry.list === 'invitations');
  const mayManage = can(actor.role, 'members:remove');
  const mayInvite = can(actor.role, 'members:invite');
  return [
    ...heading('Members', members.length),
    ...members.flatMap((member) => memberBlocks(member, { actor, mayManage, publicUrl })),
    ...heading('Pending invitations', invitations.length),
    ...invitations.flatMap((invitation) => invitationBlocks(invitation, { mayInvite })),
  ];
}

function heading(text: string, count: number): KnownBlock[] {
  return count === 0 ? [] : [{ type: 'header', text: plain(text) }];
}
