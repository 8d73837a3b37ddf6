import { z } from 'zod';
import { type Role, roleSchema } from '../../domain/core/permissions.ts';
import type { OpenInvitationsChoice } from '../../domain/invitations/lifecycle/reassign-or-cancel.ts';
import { cancelOpenInvitations } from '../blocks/ids.ts';
import { type RosterState, rosterState, toState } from './roster-state.ts';

/** Where a confirmation was opened from, to be shown anew once it is done. */
export type Origin =
  | { readonly at: 'home' }
  | { readonly at: 'roster'; readonly state: RosterState }
  /** A message that tells by itself how its invitations stand. */
  | { readonly at: 'message' };

/** The subject of a confirmation dialog, and the version that it showed. The decision holds for that version only. */
export interface ConfirmationState {
  readonly id: string;
  readonly role?: Role | undefined;
  /** Of the member, or of the invitation's link; absent in dialogs of an earlier version of wgw. */
  readonly version?: number | undefined;
  /** How many open invitations of the member it told of. */
  readonly openInvitations?: number | undefined;
  /** When the invitation was to expire. */
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

export function writeConfirmation(state: ConfirmationState): string {
  return JSON.stringify(state);
}

/** @throws where the text is none that `writeConfirmation` wrote. */
export function readConfirmation(text: string): ConfirmationState {
  return schema.parse(JSON.parse(text));
}

const fields = z.object({
  [cancelOpenInvitations]: z
    .object({ [cancelOpenInvitations]: z.object({ selected_options: z.array(z.unknown()) }) })
    .optional(),
});

/** Whether open invitations are kept: only where the box that cancels them was there, and was cleared. */
export function readOpenInvitations(values: unknown): OpenInvitationsChoice {
  const box = fields.parse(values)[cancelOpenInvitations]?.[cancelOpenInvitations];
  return box?.selected_options.length === 0 ? 'keep' : 'cancel';
}
