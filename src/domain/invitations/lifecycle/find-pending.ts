import type { Actor } from '../../core/actor.ts';
import { assertCan } from '../../core/authorize.ts';
import type { DomainContext } from '../../core/context.ts';
import { hasExpired, pendingWhere } from '../../core/invitation-status.ts';
import type { Role } from '../../core/permissions.ts';
import { whyNotOpen } from './why-not-open.ts';

/** An invitation that somebody is about to cancel or resend. */
export interface PendingInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** Of its newest link. */
  readonly version: number;
  readonly expiresAt: Date;
  readonly hasExpired: boolean;
  /** Whether the mail service sends to the address no more, as an earlier email failed. */
  readonly isSuppressed: boolean;
}

/**
 * An invitation of the actor's organization that was not answered, expired or not.
 *
 * @throws DomainError NOT_ALLOWED, INVITATION_NOT_FOUND, or INVITATION_NOT_OPEN with what came first.
 */
export async function findPendingInvitation(
  { prisma, now }: DomainContext,
  actor: Actor,
  id: string,
): Promise<PendingInvitation> {
  assertCan(actor, 'members:invite');
  const invitation = await prisma.invitation.findFirst({
    where: { id, organizationId: actor.organizationId, ...pendingWhere },
    select: { id: true, email: true, role: true, version: true, expiresAt: true, delivery: true },
  });
  if (invitation === null) throw await whyNotOpen(prisma, actor, id, now());
  const { delivery, ...pending } = invitation;
  const isSuppressed = delivery === 'BOUNCED' || delivery === 'SUPPRESSED' || delivery === 'SPAM';
  return { ...pending, hasExpired: hasExpired(pending, now()), isSuppressed };
}
