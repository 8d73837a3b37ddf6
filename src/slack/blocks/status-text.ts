import type { AnnouncedInvitation } from '../../domain/invitations/announcement/announcement.ts';
import { oneLine } from '../../text/plain-text.ts';

type CurrentStatus =
  | Exclude<AnnouncedInvitation['status'], 'open'>
  | NonNullable<AnnouncedInvitation['delivery']>
  | 'waiting'
  | 'sent';

type StatusFields = Pick<AnnouncedInvitation, 'status' | 'sentAt' | 'delivery' | 'deliveryReason'>;

/** How an invitation stands: its answer where there is one, else what became of its email. */
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

// Servers explain themselves at length.
export const MAX_REASON = 200;

/** The same as a person reads it, with the reason where an email failed. */
export function statusText(invitation: StatusFields): string {
  const now = currentStatus(invitation);
  const explained = ['DEFERRED', 'BLOCKED', 'DROPPED', 'BOUNCED'].includes(now);
  const reason = explained ? oneLine(invitation.deliveryReason ?? '', MAX_REASON) : '';
  return reason === '' ? statusTexts[now] : `${statusTexts[now]} (${reason})`;
}
