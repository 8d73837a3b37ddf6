import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { roleSchema } from '../../domain/core/permissions.ts';
import { callbacks, inviteBlocks } from '../blocks/ids.ts';
import { type InviteMetadata, readMetadata } from './invite-metadata.ts';
import { type InviteFormValues, type InvitePurpose, MAX_ADDRESSES_TEXT, MAX_NOTE } from './invite-modal.ts';

const text = (max: number) => z.object({ value: z.string().max(max).nullish() });

const values = z.object({
  [inviteBlocks.addresses]: z.object({ [inviteBlocks.addresses]: text(MAX_ADDRESSES_TEXT) }),
  [inviteBlocks.people]: z.object({
    [inviteBlocks.people]: z.object({ selected_users: z.array(z.string()).nullish() }),
  }),
  [inviteBlocks.role]: z.object({
    [inviteBlocks.role]: z.object({
      selected_option: z.object({ value: roleSchema }),
    }),
  }),
  [inviteBlocks.note]: z.object({ [inviteBlocks.note]: text(MAX_NOTE) }),
});

export interface SubmittedInvite {
  readonly purpose: InvitePurpose;
  readonly viewId: string;
  readonly values: InviteFormValues;
  readonly metadata: InviteMetadata;
}

/** @throws if wgw did not make the form. */
export function readInviteForm(view: ViewOutput): SubmittedInvite {
  const submitted = values.parse(view.state.values);
  return {
    purpose: view.callback_id === callbacks.request ? 'request' : 'invite',
    viewId: view.id,
    metadata: readMetadata(view.private_metadata),
    values: {
      addresses: submitted.addresses.addresses.value ?? '',
      people: submitted.people.people.selected_users ?? [],
      role: submitted.role.role.selected_option.value,
      note: submitted.note.note.value?.trim() ?? '',
    },
  };
}
