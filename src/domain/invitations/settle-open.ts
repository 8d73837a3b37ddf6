import type { Prisma } from '../../database/generated/client.ts';
import type { Actor } from '../members/actor.ts';

/** What becomes of the open invitations of somebody who may not invite any more. */
export type OpenInvitations = 'cancel' | 'keep';

/**
 * Settles the invitations that a member left open: cancelled, or from then on the actor's own. Nobody keeps their own.
 * Resolves with how many were cancelled and kept.
 */
export async function settleOpenInvitations(
  transaction: Prisma.TransactionClient,
  actor: Actor,
  { inviterId, choice, now }: { inviterId: string; choice: OpenInvitations; now: Date },
): Promise<{ cancelled: number; kept: number }> {
  const keep = choice === 'keep' && inviterId !== actor.memberId;
  // In the order of their addresses, as inviting locks them.
  const open = await transaction.$queryRaw<{ id: string; email: string; role: string }[]>`
    SELECT id, email, role::text AS role FROM invitations
    WHERE inviter_id = ${inviterId}::uuid AND organization_id = ${actor.organizationId}::uuid AND state = 'PENDING'
    ORDER BY email FOR UPDATE`;
  const where = { id: { in: open.map(({ id }) => id) } };
  if (keep) {
    await transaction.invitation.updateMany({ where, data: { inviterId: actor.memberId } });
    return { cancelled: 0, kept: open.length };
  }
  await transaction.invitation.updateMany({ where, data: { state: 'CANCELLED', answeredAt: now } });
  await transaction.activity.createMany({
    data: open.map(({ id, email, role }) => ({
      organizationId: actor.organizationId,
      kind: 'CANCELLED',
      actorId: actor.memberId,
      subjectId: id,
      details: { email, role },
      createdAt: now,
    })),
  });
  return { cancelled: open.length, kept: 0 };
}
