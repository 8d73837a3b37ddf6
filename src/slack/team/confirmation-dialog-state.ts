import { z } from 'zod';
import { type Role, roleSchema } from '../../domain/core/permissions.ts';
import type { OpenInvitationsChoice } from '../../domain/invitations/lifecycle/reassign-or-cancel.ts';
import { cancelOpenInvitations } from '../blocks/ids.ts';
import { type RosterState, rosterState, toState } from './roster-state.ts';

/** Where a dialog was opened from. That view is refreshed after the dialog. */
export type Origin =
  | { readonly at: 'home' }
  | { readonly at: 'roster'; readonly state: RosterState }
  /** A message. wgw does not refresh it here: a task updates it. */
  | { readonly at: 'message' };

/** The member or invitation that a dialog asks about, and the version that it shows. The decision holds only for that version. */
export interface DialogState {
  readonly id: string;
  readonly role?: Role | undefined;
  /** The version of the member, or of the invitation's link; absent in dialogs of an earlier version of wgw. */
  readonly version?: number | undefined;
  /** The number of the member's open invitations that it shows. */
  readonly openInvitations?: number | undefined;
  /** The expiry of the invitation that it shows. */
  readonly expiresAt?: Date | undefined;
  readonly origin: Origin;
}

const schema = z.object({
  id: z.uuid(),
  role: roleSchema.optional(),
  version: z.int32().optional(),
  openInvitations: z.int32().optional(),
  expiresAt: z.iso.datetime().pipe(z.coerce.date()).optional(),
  origin: z.discriminatedUnion('at', [
    z.object({ at: z.literal('home') }),
    z.object({ at: z.literal('message') }),
    z.object({ at: z.literal('roster'), state: rosterState.transform(toState) }),
  ]),
});

export function writeDialogState(state: DialogState): string {
  return JSON.stringify(state);
}

/** @throws if `writeDialogState` did not write the text. */
export function readDialogState(text: string): DialogState {
  return schema.parse(JSON.parse(text));
}

const fields = z.object({
  [cancelOpenInvitations]: z
    .object({ [cancelOpenInvitations]: z.object({ selected_options: z.array(z.unknown()) }) })
    .optional(),
});

/** Whether to keep open invitations: only if the dialog had the checkbox that cancels them, and somebody cleared it. */
export function readOpenInvitations(values: unknown): OpenInvitationsChoice {
  const box = fields.parse(values)[cancelOpenInvitations]?.[cancelOpenInvitations];
  return box?.selected_options.length === 0 ? 'keep' : 'cancel';
}
