import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import type { Role } from '../../../src/domain/core/permissions.ts';
import { cancelInvitation } from '../../../src/domain/invitations/lifecycle/cancel.ts';
import type { OpenInvitationsChoice } from '../../../src/domain/invitations/lifecycle/reassign-or-cancel.ts';
import type { ChangedMember, SeenMember } from '../../../src/domain/members/change-membership.ts';
import { changeRole } from '../../../src/domain/members/change-role.ts';
import { removeMember } from '../../../src/domain/members/remove-member.ts';

/** What an Administrator sees of a member now. */
async function seenNow({ prisma }: DomainContext, memberId: string): Promise<SeenMember> {
  const member = await prisma.member.findUnique({ where: { id: memberId } });
  const openInvitations = await prisma.invitation.count({ where: { inviterId: memberId, state: 'PENDING' } });
  return { version: member?.version ?? 1, openInvitations };
}

/** Removes a member by their current version. */
export async function removeNow(
  on: DomainContext,
  actor: Actor,
  memberId: string,
  openInvitations: OpenInvitationsChoice = 'cancel',
): Promise<ChangedMember> {
  return removeMember(on, actor, { memberId, openInvitations, seen: await seenNow(on, memberId) });
}

/** Changes a role by the member's current version. */
export async function changeRoleNow(
  on: DomainContext,
  actor: Actor,
  memberId: string,
  role: Role,
  openInvitations: OpenInvitationsChoice = 'cancel',
): Promise<ChangedMember> {
  return changeRole(on, actor, { memberId, role, openInvitations, seen: await seenNow(on, memberId) });
}

/** Cancels an invitation by its current version. */
export async function cancelNow(
  on: DomainContext,
  actor: Actor,
  invitationId: string,
): Promise<{ email: string }> {
  const invitation = await on.prisma.invitation.findUnique({ where: { id: invitationId } });
  const { version = 1, expiresAt = on.now() } = invitation ?? {};
  return cancelInvitation(on, actor, { invitationId, version, expiresAt });
}
