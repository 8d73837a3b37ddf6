import type { Domain } from '../domain.ts';

/** At a time, so that no statement grows with what a long absence left. */
const AT_ONCE = 1000;

/**
 * Has the confirmations tell of invitations that have expired since this was last done. Nothing else hangs on it: they
 * are expired from their instant on, told or not.
 */
export async function tellExpired({ prisma, now }: Domain): Promise<void> {
  const time = now();
  let told = AT_ONCE;
  while (told === AT_ONCE) {
    told = await prisma.$executeRaw`
      UPDATE invitations SET is_expiry_told = TRUE
      WHERE id IN (
        SELECT id FROM invitations WHERE state = 'PENDING' AND NOT is_expiry_told AND expires_at <= ${time}
        ORDER BY expires_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
      )`;
  }
}
