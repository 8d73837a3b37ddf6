import type { Invitation } from '../../database/generated/client.ts';

/** What an invitation's link is good for now. */
export type InvitationStatus =
  | 'open'
  | 'accepted'
  | 'declined'
  | 'cancelled'
  | 'expired'
  | 'replaced'
  | 'undeliverable';

const answered = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  CANCELLED: 'cancelled',
  REPLACED: 'replaced',
  UNDELIVERABLE: 'undeliverable',
} as const;

/**
 * The status of an invitation at a moment, as one of its links sees it. Nothing sweeps expired invitations: a
 * pending one is expired from the instant of `expiresAt`, everywhere.
 */
export function invitationStatus(
  invitation: Pick<Invitation, 'state' | 'version' | 'expiresAt'>,
  now: Date,
  linkVersion = invitation.version,
): InvitationStatus {
  if (invitation.state !== 'PENDING') return answered[invitation.state];
  if (linkVersion !== invitation.version) return 'replaced';
  return invitation.expiresAt <= now ? 'expired' : 'open';
}
