import { type Invitation, Prisma } from '../../database/generated/client.ts';
import { column } from './rules.ts';

/**
 * An invitation is stored with a state. `open` and `expired` are both PENDING: only the clock tells them apart, and no
 * background task changes a row when it expires.
 *
 *              invite
 *                │
 *                ▼         the clock reaches expires_at
 *           ┌──────────┐ ──────────────────────────────▶ ┌───────────┐
 *           │   open   │                                 │  expired  │
 *           └──────────┘ ◀────────────────────────────── └───────────┘
 *      extend ↺   │  │          resend (new link)           │    │
 *      resend ↺   │  └──────────────┬───────────────┬───────┘    │
 *                 │                 │               │            │
 *         invitee │   Administrator │     the email │            │ the address is
 *         answers │         cancels │   is not sent │            │ invited again
 *                 ▼                 ▼               ▼            ▼
 *       accepted or declined    cancelled     undeliverable   replaced
 *
 * - An answer needs the newest link. A resend raises the version, and links of earlier versions count as replaced.
 * - Removing or demoting the inviter cancels their pending invitations too, or gives them to the Administrator.
 * - The email is not sent if SendGrid refuses it or takes it too late, or if its email domain is no longer allowed.
 * - The states in the last row are final.
 *
 * Who wins a race: each change is one UPDATE that names the state it leaves (PENDING, with the version that the actor
 * saw and, for an answer or an extension, an expiry in the future). The row lock lets the first commit; the others then
 * match no row. Of two new invitations for one address, the unique index `invitations_one_open` allows one.
 */
export type InvitationStatus =
  | 'open'
  | 'accepted'
  | 'declined'
  | 'cancelled'
  | 'expired'
  | 'replaced'
  | 'undeliverable';

const finalStatuses = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  CANCELLED: 'cancelled',
  REPLACED: 'replaced',
  UNDELIVERABLE: 'undeliverable',
} as const;

/** The status of an invitation at a moment, seen through one of its links (the newest unless given). */
export function invitationStatus(
  invitation: Pick<Invitation, 'state' | 'version' | 'expiresAt'>,
  now: Date,
  linkVersion = invitation.version,
): InvitationStatus {
  if (invitation.state !== 'PENDING') return finalStatuses[invitation.state];
  if (linkVersion !== invitation.version) return 'replaced';
  return hasExpired(invitation, now) ? 'expired' : 'open';
}

/** Whether a pending invitation has expired: from the instant of `expiresAt` on. */
export function hasExpired({ expiresAt }: Pick<Invitation, 'expiresAt'>, now: Date): boolean {
  return expiresAt <= now;
}

/*
 * The same rules for statements (`…Sql`) and for Prisma's client (`…Where`). `rules.test.ts` checks that they agree with
 * `invitationStatus`. Partial indexes rely on the wording of the SQL.
 */

/** Open or expired. */
export const pendingWhere = { state: 'PENDING' } satisfies Prisma.InvitationWhereInput;

/** Open or expired. */
export function isPendingSql(table?: string): Prisma.Sql {
  return Prisma.sql`${column('state', table)} = 'PENDING'`;
}

export function openWhere(now: Date) {
  return { ...pendingWhere, expiresAt: { gt: now } } satisfies Prisma.InvitationWhereInput;
}

export function isOpenSql(now: Date, table?: string): Prisma.Sql {
  return Prisma.sql`${isPendingSql(table)} AND ${column('expires_at', table)} > ${now}`;
}

export function expiredWhere(now: Date) {
  return { ...pendingWhere, expiresAt: { lte: now } } satisfies Prisma.InvitationWhereInput;
}

export function isExpiredSql(now: Date, table?: string): Prisma.Sql {
  return Prisma.sql`${isPendingSql(table)} AND ${column('expires_at', table)} <= ${now}`;
}
