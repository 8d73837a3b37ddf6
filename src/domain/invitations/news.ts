import type { Delivery } from '../../database/generated/client.ts';
import type { Domain } from '../domain.ts';
import type { SlackUser } from '../members/slack-user.ts';
import type { Role } from '../roles.ts';
import { findMembership } from './membership.ts';
import { type InvitationStatus, invitationStatus } from './status.ts';

/** What an inviter wants to hear of an invitation. */
export interface InvitationNews {
  readonly id: string;
  /** Of its newest link. */
  readonly version: number;
  readonly expiresAt: Date;
  readonly status: InvitationStatus;
  readonly email: string;
  /** The role offered; once accepted, the role they have, which an invitation never changes. */
  readonly role: Role;
  readonly delivery: Delivery | null;
  readonly deliveryReason: string | null;
  readonly organizationName: string;
  /** Who joined, by the name they gave; absent unless they did. */
  readonly memberName: string | undefined;
  /** Where to reach the inviter in Slack. */
  readonly inviter: SlackUser | undefined;
}

/** How an invitation stands, and where its inviter is reached; `undefined` where it does not exist. */
export async function findInvitationNews(domain: Domain, id: string): Promise<InvitationNews | undefined> {
  const invitation = await domain.prisma.invitation.findUnique({
    where: { id },
    include: {
      organization: { select: { name: true } },
      inviter: { select: { slackIdentities: { orderBy: { boundAt: 'desc' }, take: 1 } } },
    },
  });
  if (invitation === null) return undefined;
  const status = invitationStatus(invitation, domain.now());
  return {
    id,
    version: invitation.version,
    expiresAt: invitation.expiresAt,
    status,
    email: invitation.email,
    delivery: invitation.delivery,
    deliveryReason: invitation.deliveryReason,
    ...(await findMembership(domain, invitation, status)),
    organizationName: invitation.organization.name,
    inviter: invitation.inviter.slackIdentities[0],
  };
}
