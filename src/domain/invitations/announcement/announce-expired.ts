import type { DomainContext } from '../../core/context.ts';
import { expiredWhere, isExpiredSql } from '../../core/invitation-status.ts';
import { closeAsUndeliverable } from '../delivery/emails-to-send.ts';

/** At a time, so that no statement grows with what a long absence left. */
const AT_ONCE = 1000;

/**
 * Has the confirmations tell of invitations that have expired since this was last done. Nothing else hangs on it: they
 * are expired from their instant on, told or not. Those whose email was never taken are closed, and their inviters told:
 * their jobs do so too, unless they are lost.
 */
export async function announceExpired(domain: DomainContext): Promise<void> {
  const { prisma, now } = domain;
  const time = now();
  const unsent = await prisma.invitation.findMany({
    where: { ...expiredWhere(time), isExpiryTold: false, sentAt: null },
    select: { id: true, version: true },
    orderBy: { expiresAt: 'asc' },
    take: AT_ONCE,
  });
  for (const email of unsent) await closeAsUndeliverable(domain, email, 'given-up');
  let told = AT_ONCE;
  while (told === AT_ONCE) {
    told = await prisma.$executeRaw`
      UPDATE invitations SET is_expiry_told = TRUE
      WHERE id IN (
        SELECT id FROM invitations
        WHERE ${isExpiredSql(time)} AND NOT is_expiry_told AND sent_at IS NOT NULL
        ORDER BY expires_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
      )`;
  }
}
