import { recordActivity } from '../activity/record.ts';
import type { Domain } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { Actor } from '../members/actor.ts';
import { holdPermission } from '../members/hold-permission.ts';
import { assertCan, type Role } from '../roles.ts';
import { invitationNotOpen } from './not-open.ts';

interface ExtendedInvitation {
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
}

/**
 * Lets an open invitation live as long from now as a new one, under the same link.
 *
 * @throws DomainError NOT_ALLOWED, INVITATION_NOT_FOUND, INVITATION_NOT_OPEN, also where it has expired, or
 *   INVITATION_RESENT where the link is not the one that the actor saw.
 */
export async function extendInvitation(
  domain: Domain,
  actor: Actor,
  { invitationId, version }: { invitationId: string; version: number },
): Promise<ExtendedInvitation> {
  assertCan(actor, 'members:invite');
  const { organizationId, memberId } = actor;
  const now = domain.now();
  return domain.prisma.$transaction(async (transaction) => {
    await holdPermission(transaction, actor, 'members:invite');
    const [extended] = await transaction.$queryRaw<ExtendedInvitation[]>`
      UPDATE invitations SET warned_at = NULL,
        expires_at = ${now}::timestamptz + invitation_days * interval '24 hours'
      FROM organizations AS organization
      WHERE invitations.id = ${invitationId}::uuid AND organization_id = ${organizationId}::uuid
        AND organization.id = organization_id AND state = 'PENDING' AND version = ${version} AND expires_at > ${now}
      RETURNING email, role::text AS role, expires_at AS "expiresAt"`;
    if (extended === undefined) throw await whyNot(transaction, actor, { invitationId, version }, now);
    await recordActivity(transaction, {
      organizationId,
      kind: 'EXTENDED',
      actorId: memberId,
      subjectId: invitationId,
      details: { email: extended.email, role: extended.role },
      createdAt: now,
    });
    return extended;
  });
}

async function whyNot(
  transaction: Parameters<typeof invitationNotOpen>[0],
  actor: Actor,
  { invitationId, version }: { invitationId: string; version: number },
  now: Date,
): Promise<DomainError> {
  const { organizationId } = actor;
  const where = { id: invitationId, organizationId, version, state: 'PENDING' as const };
  const hasExpired = (await transaction.invitation.count({ where })) > 0;
  if (hasExpired) return new DomainError('INVITATION_NOT_OPEN', { status: 'expired' });
  return invitationNotOpen(transaction, actor, invitationId, now);
}
