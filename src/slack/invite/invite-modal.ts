import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { type Role, roleName, roles } from '../../domain/core/permissions.ts';
import { MAX_PICKED } from '../../domain/members/find-picked-members.ts';
import { callbacks, inviteBlocks } from '../blocks/ids.ts';
import { linesOfText, plain } from '../blocks/text.ts';

/** What the form starts with. */
export interface InviteFormValues {
  readonly addresses: string;
  readonly people: readonly string[];
  readonly role: Role;
  readonly note: string;
}

/** Whether the form invites, or requests that the Administrators do. */
export type InvitePurpose = 'invite' | 'request';

export interface InviteModalOptions {
  readonly purpose: InvitePurpose;
  readonly values: InviteFormValues;
  /** What the submission needs to know; at most 3,000 characters. */
  readonly metadata: string;
  /** Stands above the form. */
  readonly notice?: readonly KnownBlock[];
  readonly isConfirming?: boolean;
}

const words = {
  invite: {
    title: 'Invite to WeGotWork',
    submit: 'Invite',
    confirm: 'Invite anyway',
    note: 'Stands in the email, with your name',
    lead: [],
  },
  request: {
    title: 'Ask to invite',
    submit: 'Ask',
    confirm: 'Ask anyway',
    note: 'For whoever approves, and for the email',
    lead: linesOfText(['Your Administrators decide, and wgw tells you what they answered.']),
  },
} as const satisfies Record<InvitePurpose, unknown>;

/** Slack's limit for a text input. */
export const MAX_ADDRESSES_TEXT = 3000;
export const MAX_NOTE = 500;

const roleOptions: PlainTextOption[] = [...roles]
  .reverse()
  .map((role) => ({ text: plain(roleName(role)), value: role }));

/** The form that invites, or requests invitations: addresses, teammates picked from Slack, role, note. */
export function inviteModal({
  purpose,
  values,
  metadata,
  notice = [],
  isConfirming = false,
}: InviteModalOptions): ModalView {
  const { title, submit, confirm, note, lead } = words[purpose];
  const chosenRole = roleOptions.find(({ value }) => value === values.role);
  return {
    type: 'modal',
    callback_id: callbacks[purpose],
    private_metadata: metadata,
    title: plain(title),
    submit: plain(isConfirming ? confirm : submit),
    close: plain('Cancel'),
    blocks: [
      ...notice,
      ...lead,
      {
        type: 'input',
        block_id: inviteBlocks.addresses,
        optional: true,
        label: plain('Email addresses'),
        hint: plain(
          'Use work addresses, tell your teammates first, and check for typos. Many at once are fine.',
        ),
        element: {
          type: 'plain_text_input',
          action_id: inviteBlocks.addresses,
          multiline: true,
          max_length: MAX_ADDRESSES_TEXT,
          placeholder: plain('grace@acme.com, Alan Turing <alan@acme.com>'),
          ...(values.addresses !== '' && { initial_value: values.addresses }),
          focus_on_load: true,
        },
      },
      {
        type: 'input',
        block_id: inviteBlocks.people,
        optional: true,
        label: plain('Teammates in Slack'),
        hint: plain('They are invited at the address in their Slack profile.'),
        element: {
          type: 'multi_users_select',
          action_id: inviteBlocks.people,
          max_selected_items: MAX_PICKED,
          placeholder: plain('Pick teammates'),
          ...(values.people.length > 0 && { initial_users: values.people.slice(0, MAX_PICKED) }),
        },
      },
      {
        type: 'input',
        block_id: inviteBlocks.role,
        label: plain('Role'),
        hint: plain('Administrators also manage jobs, members, settings and billing.'),
        element: {
          type: 'static_select',
          action_id: inviteBlocks.role,
          options: roleOptions,
          ...(chosenRole !== undefined && { initial_option: chosenRole }),
        },
      },
      {
        type: 'input',
        block_id: inviteBlocks.note,
        optional: true,
        label: plain('Personal note'),
        element: {
          type: 'plain_text_input',
          action_id: inviteBlocks.note,
          multiline: true,
          max_length: MAX_NOTE,
          placeholder: plain(note),
          ...(values.note !== '' && { initial_value: values.note }),
        },
      },
    ],
  };
}
