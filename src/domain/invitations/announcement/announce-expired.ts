import type { DomainContext } from '../../core/context.ts';
import { expiredWhere, isExpiredSql } from '../../core/invitation-status.ts';
import { closeAsUndeliverable } from '../delivery/emails-to-send.ts';

/** Rows of one statement. After a long outage there may be many. */
const BATCH = 1000;

/**
 * Updates the announcements of invitations that have expired since the last run, and closes expired invitations whose
 * email was never sent (their tasks do so too, unless they are lost). The inviters of those are told. Expiry itself
 * does not depend on this.
 */
export async function announceExpired(domain: DomainContext): Promise<void> {
  const { prisma, now } = domain;
  const time = now();
  const unsent = await prisma.invitation.findMany({
    where: { ...expiredWhere(time), isExpiryTold: false, sentAt: null },
    select: { id: true, version: true },
    orderBy: { expiresAt: 'asc' },
    take: BATCH,
  });
  for (const email of unsent) await closeAsUndeliverable(domain, email, 'given-up');
  let updated = BATCH;
  while (updated === BATCH) {
    updated = await prisma.$executeRaw`
      UPDATE invitations SET is_expiry_told = TRUE
      WHERE id IN (
        SELECT id FROM invitations
        WHERE ${isExpiredSql(time)} AND NOT is_expiry_told AND sent_at IS NOT NULL
        ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
      )`;
  }
}
