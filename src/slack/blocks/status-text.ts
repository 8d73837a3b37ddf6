import type { AnnouncedInvitation } from '../../domain/invitations/announcement/announcement.ts';
import { oneLine } from '../../text/plain-text.ts';

type CurrentStatus =
  | Exclude<AnnouncedInvitation['status'], 'open'>
  | NonNullable<AnnouncedInvitation['delivery']>
  | 'waiting'
  | 'sent';

type StatusFields = Pick<AnnouncedInvitation, 'status' | 'sentAt' | 'delivery' | 'deliveryReason'>;

/** The status of an invitation that is no longer open; otherwise the delivery status of its email. */
export function currentStatus({ status, sentAt, delivery }: StatusFields): CurrentStatus {
  if (status !== 'open') return status;
  return delivery ?? (sentAt === null ? 'waiting' : 'sent');
}

export const statusTexts: Record<CurrentStatus, string> = {
  waiting: 'email on its way',
  sent: 'email sent',
  DEFERRED: 'email delayed by their mail server',
  DELIVERED: 'email delivered',
  BLOCKED: 'email refused by their mail server',
  DROPPED: 'email not sent',
  BOUNCED: 'email bounced',
  SUPPRESSED: 'email not sent, as an earlier one bounced or was reported',
  SPAM: 'email reported as spam',
  accepted: 'joined',
  declined: 'declined',
  cancelled: 'cancelled',
  expired: 'expired',
  replaced: 'expired',
  undeliverable: 'email could not be sent',
};

// Mail servers give long reasons.
export const MAX_REASON = 200;

/** The current status in words, with the reason if the email failed. */
export function statusText(invitation: StatusFields): string {
  const current = currentStatus(invitation);
  const hasReason = ['DEFERRED', 'BLOCKED', 'DROPPED', 'BOUNCED'].includes(current);
  const reason = hasReason ? oneLine(invitation.deliveryReason ?? '', MAX_REASON) : '';
  return reason === '' ? statusTexts[current] : `${statusTexts[current]} (${reason})`;
}
