import type { Delivery } from '../../../database/generated/client.ts';
import type { DomainContext } from '../../core/context.ts';
import { type InvitationStatus, invitationStatus } from '../../core/invitation-status.ts';
import type { Role } from '../../core/permissions.ts';
import { findJoinedMember } from '../lifecycle/find-by-link.ts';

/** What an inviter is told about an invitation. */
export interface InvitationNews {
  readonly id: string;
  readonly status: InvitationStatus;
  readonly email: string;
  /** The offered role. Once accepted, the member's role, which may have changed since. */
  readonly role: Role;
  readonly delivery: Delivery | null;
  readonly deliveryReason: string | null;
  readonly organizationId: string;
  readonly organizationName: string;
  /** The name of the member who joined; `undefined` if nobody did. */
  readonly memberName: string | undefined;
  readonly inviterId: string;
  readonly inviterName: string;
}

/** The news of an invitation; `undefined` if it does not exist. */
export async function findInvitationNews(
  domain: DomainContext,
  id: string,
): Promise<InvitationNews | undefined> {
  const invitation = await domain.prisma.invitation.findUnique({
    where: { id },
    include: { organization: { select: { name: true } }, inviter: { select: { name: true } } },
  });
  if (invitation === null) return undefined;
  const status = invitationStatus(invitation, domain.now());
  const member = await findJoinedMember(domain, invitation, status);
  const { email, delivery, deliveryReason, organizationId, inviterId, organization, inviter } = invitation;
  return {
    id,
    status,
    email,
    delivery,
    deliveryReason,
    role: member?.role ?? invitation.role,
    memberName: member?.name,
    organizationId,
    organizationName: organization.name,
    inviterId,
    inviterName: inviter.name,
  };
}
