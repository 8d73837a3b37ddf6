import { createHash } from 'node:crypto';
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { roleSchema } from '../../domain/core/permissions.ts';
import { callbacks, inviteBlocks } from '../blocks/ids.ts';
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

/** What the submission needs to know about how the form was opened, and what was shown since. */
export interface InviteMetadata {
  readonly channelId?: string | undefined;
  readonly responseUrl?: string | undefined;
  readonly isFromHome?: boolean | undefined;
  /** The fingerprints of addresses with a warning that was shown: submitting the form again confirms them. */
  readonly warned?: string | undefined;
}

const schema = z.object({
  channelId: z.string().optional(),
  responseUrl: z.string().optional(),
  isFromHome: z.boolean().optional(),
  warned: z.string().optional(),
});

export function writeMetadata(metadata: InviteMetadata): string {
  return JSON.stringify(metadata);
}

function readMetadata(text: string): InviteMetadata {
  return text === '' ? {} : schema.parse(JSON.parse(text));
}

// Metadata may have 3,000 characters. The addresses of a form may be longer, but four characters for each fit.
const FINGERPRINT_LENGTH = 4;

/** Short fingerprints of addresses, one after another. */
export function fingerprintsOf(addresses: readonly string[]): string {
  return addresses.map(fingerprintOf).join('');
}

/** Whether the fingerprint of an address is among others. */
export function hasFingerprint(fingerprints: string | undefined, address: string): boolean {
  const fingerprint = fingerprintOf(address);
  for (let at = 0; at < (fingerprints?.length ?? 0); at += FINGERPRINT_LENGTH) {
    if (fingerprints?.startsWith(fingerprint, at)) return true;
  }
  return false;
}

function fingerprintOf(address: string): string {
  return createHash('sha256').update(address).digest('base64url').slice(0, FINGERPRINT_LENGTH);
}
