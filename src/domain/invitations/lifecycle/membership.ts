import type { Invitation } from '../../../database/generated/client.ts';
import type { DomainContext } from '../../core/context.ts';
import type { InvitationStatus } from '../../core/invitation-status.ts';
import type { Role } from '../../core/permissions.ts';
import { memberWhere } from '../../core/rules.ts';

/** The membership that an invitation offers or, once it is accepted, that there is. */
interface Membership {
  /** The role offered; once accepted, the role they have, which an invitation never changes. */
  readonly role: Role;
  /** Whether whoever accepted still is a member. */
  readonly isMember: boolean;
  /** Absent unless they are. */
  readonly memberName: string | undefined;
}

/** What an invitation of the given status offers, or has led to. */
export async function findMembership(
  { prisma }: DomainContext,
  { organizationId, email, role }: Pick<Invitation, 'organizationId' | 'email' | 'role'>,
  status: InvitationStatus,
): Promise<Membership> {
  const offered = { role, isMember: false, memberName: undefined };
  if (status !== 'accepted') return offered;
  const member = await prisma.member.findFirst({ where: { organizationId, email, ...memberWhere } });
  return member === null ? offered : { role: member.role, isMember: true, memberName: member.name };
}
