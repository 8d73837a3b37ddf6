import type { Prisma } from '../../../database/generated/client.ts';
import type { Actor } from '../../core/actor.ts';
import { DomainError } from '../../core/errors.ts';
import { invitationStatus } from '../../core/invitation-status.ts';

/**
 * Why an invitation of the actor's organization cannot be cancelled or resent.
 *
 * @param seenVersion the version of the link that the actor saw, where they saw more than that.
 */
export async function whyNotOpen(
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
