import { recordActivity } from '../core/activity.ts';
import type { Actor } from '../core/actor.ts';
import { assertCan, assertCanGive } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { can, type Role } from '../core/permissions.ts';
import {
  type OpenInvitationsChoice,
  reassignOrCancelInvitations,
} from '../invitations/lifecycle/reassign-or-cancel.ts';
import {
  assertNotLastAdministrator,
  assertUnchanged,
  type ChangedMember,
  changeMembership,
  type SeenMember,
} from './change-membership.ts';

interface RoleChange {
  readonly memberId: string;
  readonly role: Role;
  readonly seen: SeenMember;
  /** What happens to their pending invitations, if the new role may not invite. */
  readonly openInvitations: OpenInvitationsChoice;
}

/**
 * Changes the role of a member, or of the actor. Does nothing if they already have the role. Resolves with the member
 * before the change.
 *
 * @throws DomainError NOT_ALLOWED, MEMBER_NOT_FOUND, MEMBER_CHANGED_MEANWHILE, MORE_OPEN_INVITATIONS, or
 *   LAST_ADMINISTRATOR.
 */
export async function changeRole(
  domain: DomainContext,
  actor: Actor,
  { memberId, role, seen, openInvitations }: RoleChange,
): Promise<ChangedMember> {
  assertCan(actor, 'members:remove');
  assertCanGive(actor, role);
  return changeMembership(domain, actor, memberId, async (transaction, member) => {
    // Also true if the same form arrives twice.
    if (member.role === role) return member;
    assertUnchanged(member, seen);
    await assertNotLastAdministrator(transaction, actor, member);
    const now = domain.now();
    await transaction.member.update({ where: { id: member.id }, data: { role }, select: { id: true } });
    const settled = can(role, 'members:invite')
      ? { cancelled: 0, kept: 0 }
      : await reassignOrCancelInvitations(transaction, actor, {
          inviter: member,
          choice: openInvitations,
          seen,
          now,
        });
    await recordActivity(transaction, {
      organizationId: actor.organizationId,
      kind: 'ROLE_CHANGED',
      actorId: actor.memberId,
      subjectId: member.id,
      details: { name: member.name, email: member.email, before: member.role, after: role, ...settled },
      createdAt: now,
    });
    return member;
  });
}
