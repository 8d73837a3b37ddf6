import { recordActivity } from '../core/activity.ts';
import type { Actor } from '../core/actor.ts';
import { assertCan } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
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

interface Removal {
  readonly memberId: string;
  readonly seen: SeenMember;
  /** What happens to their pending invitations. */
  readonly openInvitations: OpenInvitationsChoice;
}

/**
 * Removes a member, or the actor themselves, from the organization, and withdraws their requests. They lose all
 * permissions at once. They can be invited again. Resolves with the member before the removal.
 *
 * @throws DomainError NOT_ALLOWED, MEMBER_NOT_FOUND, MEMBER_CHANGED_MEANWHILE, MORE_OPEN_INVITATIONS, or
 *   LAST_ADMINISTRATOR.
 */
export async function removeMember(
  domain: DomainContext,
  actor: Actor,
  { memberId, seen, openInvitations }: Removal,
): Promise<ChangedMember> {
  assertCan(actor, 'members:remove');
  return changeMembership(domain, actor, memberId, async (transaction, member) => {
    assertUnchanged(member, seen);
    await assertNotLastAdministrator(transaction, actor, member);
    const now = domain.now();
    await transaction.member.update({
      where: { id: member.id },
      data: { removedAt: now },
      select: { id: true },
    });
    // If they join again, wgw asks Slack again who they are.
    await transaction.slackIdentity.deleteMany({ where: { memberId: member.id } });
    const { count: withdrawn } = await transaction.invitationRequest.updateMany({
      where: { requesterId: member.id, state: 'PENDING' },
      data: { state: 'WITHDRAWN', decidedAt: now },
    });
    const settled = await reassignOrCancelInvitations(transaction, actor, {
      inviter: member,
      choice: openInvitations,
      seen,
      now,
    });
    await recordActivity(transaction, {
      organizationId: actor.organizationId,
      kind: 'REMOVED',
      actorId: actor.memberId,
      subjectId: member.id,
      details: { name: member.name, email: member.email, role: member.role, ...settled, withdrawn },
      createdAt: now,
    });
    return member;
  });
}
