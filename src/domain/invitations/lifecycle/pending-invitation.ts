import type { Prisma } from '../../../database/generated/client.ts';
import type { Actor } from '../../core/actor.ts';
import { assertCan } from '../../core/authorize.ts';
import type { DomainContext } from '../../core/context.ts';
import { DomainError } from '../../core/errors.ts';
import { hasExpired, invitationStatus, pendingWhere } from '../../core/invitation-status.ts';
import type { Role } from '../../core/permissions.ts';

/** An invitation that the actor may cancel or resend. */
export interface PendingInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** The version of its newest link. */
  readonly version: number;
  readonly expiresAt: Date;
  readonly hasExpired: boolean;
  /** Whether SendGrid no longer sends to the address, because an earlier email failed. */
  readonly isSuppressed: boolean;
}

/**
 * A pending invitation of the actor's organization, open or expired.
 *
 * @throws DomainError NOT_ALLOWED, INVITATION_NOT_FOUND, or INVITATION_NOT_OPEN with the status.
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
  if (invitation === null) throw await conflictError(prisma, actor, id, now());
  const { delivery, ...pending } = invitation;
  const isSuppressed = delivery === 'BOUNCED' || delivery === 'SUPPRESSED' || delivery === 'SPAM';
  return { ...pending, hasExpired: hasExpired(pending, now()), isSuppressed };
}

/**
 * The error for an update that found no pending invitation as the actor saw it.
 *
 * @param seenVersion the version that the actor saw, if the update also compared the expiry.
 */
export async function conflictError(
  { invitation }: Pick<Prisma.TransactionClient, 'invitation'>,
  { organizationId }: Actor,
  id: string,
  now: Date,
  seenVersion?: number,
): Promise<DomainError> {
  const found = await invitation.findFirst({ where: { id, organizationId } });
  if (found === null) return new DomainError('INVITATION_NOT_FOUND', {});
  const status = invitationStatus(found, now);
  const isPending = status === 'open' || status === 'expired';
  if (!isPending) return new DomainError('INVITATION_NOT_OPEN', { status });
  return found.version === seenVersion
    ? new DomainError('INVITATION_EXTENDED', {})
    : new DomainError('INVITATION_RESENT', {});
}
