import type { Invitation, Member } from '../../../database/generated/client.ts';
import type { DomainContext } from '../../core/context.ts';
import { DomainError } from '../../core/errors.ts';
import { type InvitationStatus, invitationStatus } from '../../core/invitation-status.ts';
import type { Role } from '../../core/permissions.ts';
import { memberWhere } from '../../core/rules.ts';

/** An invitation as the holder of its link may see it. */
export interface LinkedInvitation {
  readonly id: string;
  /** The version of the link, which may be older than the invitation's. */
  readonly linkVersion: number;
  readonly status: InvitationStatus;
  readonly email: string;
  /** The offered role. Once accepted, the member's role, which may have changed since. */
  readonly role: Role;
  /** Whether it was accepted and the member was not removed since. */
  readonly isMember: boolean;
  readonly note: string | null;
  /** The name of the person who wrote the note. */
  readonly noteWriter: string;
  readonly expiresAt: Date;
  /** When the holder last asked for a new link. */
  readonly linkAskedAt: Date | null;
  /** How often the inviter was told so. */
  readonly linkAsks: number;
  readonly organizationId: string;
  readonly organizationName: string;
  /** A line about the organization. */
  readonly organizationAbout: string | null;
  readonly inviter: { readonly name: string; readonly email: string };
}

/**
 * The invitation of a link, whatever its status.
 *
 * @throws DomainError LINK_NOT_VALID if the token is not valid or the invitation does not exist.
 */
export async function findInvitationByLink(domain: DomainContext, token: string): Promise<LinkedInvitation> {
  const claim = domain.links.verify(token);
  if (claim === undefined) throw new DomainError('LINK_NOT_VALID', {});
  const invitation = await domain.prisma.invitation.findUnique({
    where: { id: claim.id },
    include: {
      organization: { select: { name: true, about: true } },
      inviter: { select: { name: true, email: true } },
    },
  });
  if (invitation === null) throw new DomainError('LINK_NOT_VALID', {});
  const status = invitationStatus(invitation, domain.now(), claim.version);
  const member = await findJoinedMember(domain, invitation, status);
  return {
    id: invitation.id,
    linkVersion: claim.version,
    status,
    email: invitation.email,
    role: member?.role ?? invitation.role,
    isMember: member !== undefined,
    note: invitation.note,
    noteWriter: invitation.noteWriter ?? invitation.inviter.name,
    expiresAt: invitation.expiresAt,
    linkAskedAt: invitation.linkAskedAt,
    linkAsks: invitation.linkAsks,
    organizationId: invitation.organizationId,
    organizationName: invitation.organization.name,
    organizationAbout: invitation.organization.about,
    inviter: invitation.inviter,
  };
}

/** The member whom an accepted invitation led to; `undefined` if it is not accepted or they were removed since. */
export async function findJoinedMember(
  { prisma }: DomainContext,
  { organizationId, email }: Pick<Invitation, 'organizationId' | 'email'>,
  status: InvitationStatus,
): Promise<Pick<Member, 'name' | 'role'> | undefined> {
  if (status !== 'accepted') return undefined;
  const member = await prisma.member.findFirst({ where: { organizationId, email, ...memberWhere } });
  return member ?? undefined;
}
