import { recordActivity } from '../../core/activity.ts';
import type { Actor } from '../../core/actor.ts';
import { assertCan, lockPermission } from '../../core/authorize.ts';
import type { DomainContext } from '../../core/context.ts';
import { pendingWhere } from '../../core/invitation-status.ts';
import { conflictError } from './pending-invitation.ts';

/** An invitation as the actor saw it. */
interface SeenInvitation {
  readonly invitationId: string;
  readonly version: number;
  readonly expiresAt: Date;
}

/**
 * Cancels a pending invitation, open or expired. Its link stops working, and the address can be invited again. Resolves
 * with its address.
 *
 * @throws DomainError NOT_ALLOWED, INVITATION_NOT_FOUND, INVITATION_NOT_OPEN with the status, or INVITATION_RESENT or
 *   INVITATION_EXTENDED if someone did that since the actor saw it.
 */
export async function cancelInvitation(
  domain: DomainContext,
  actor: Actor,
  { invitationId, version, expiresAt }: SeenInvitation,
): Promise<{ email: string }> {
  assertCan(actor, 'members:invite');
  const { organizationId, memberId } = actor;
  const now = domain.now();
  return domain.prisma.$transaction(async (transaction) => {
    await lockPermission(transaction, actor, 'members:invite');
    const [cancelled] = await transaction.invitation.updateManyAndReturn({
      where: { id: invitationId, organizationId, ...pendingWhere, version, expiresAt },
      data: { state: 'CANCELLED', answeredAt: now },
    });
    if (cancelled === undefined) {
      throw await conflictError(transaction, actor, invitationId, now, version);
    }
    await recordActivity(transaction, {
      organizationId,
      kind: 'CANCELLED',
      actorId: memberId,
      subjectId: invitationId,
      details: { email: cancelled.email, role: cancelled.role },
      createdAt: now,
    });
    return { email: cancelled.email };
  });
}
