import type { Prisma } from '../../database/generated/client.ts';
import { recordActivity } from '../core/activity.ts';
import { memberWhere } from '../core/rules.ts';
import type { SlackProfile } from '../core/slack-user.ts';
import type { BoundMember } from '../identity/identify-actor.ts';

interface Swap {
  /** The member, bound to the deleted account. */
  readonly bound: BoundMember;
  /** The new account. */
  readonly newcomer: SlackProfile;
  readonly actorId: string;
  /** Whether the new account needed no approval, as an owner of the Slack workspace. */
  readonly asOwner: boolean;
  readonly now: Date;
}

/**
 * Binds a member to another Slack account and records that. Resolves with false, and changes nothing, if the member was
 * removed, has another address or another account by now, or if the new account already belongs to a member.
 *
 * The update names the deleted account. So if the member is removed at the same moment, either the update matches no
 * row, or the removal deletes the new binding.
 */
export async function swapAccount(
  transaction: Prisma.TransactionClient,
  { bound, newcomer, actorId, asOwner, now }: Swap,
): Promise<boolean> {
  const { organizationId, memberId } = bound;
  const { workspaceId, userId, email, pictureUrl = null } = newcomer;
  const member = await transaction.member.findFirst({
    where: { id: memberId, organizationId, email, ...memberWhere },
  });
  const isMember = await transaction.slackIdentity.count({ where: { workspaceId, userId } });
  if (member === null || isMember > 0) return false;
  const { count } = await transaction.slackIdentity.updateMany({
    where: { workspaceId, userId: bound.userId, memberId },
    data: { userId, pictureUrl, boundAt: now, leftAt: null, toldAt: null },
  });
  if (count === 0) return false;
  const { name, role } = member;
  await recordActivity(transaction, {
    organizationId,
    kind: 'ACCOUNT_REPLACED',
    actorId,
    subjectId: memberId,
    details: { name, email, role, fromUserId: bound.userId, toUserId: userId, asOwner },
    createdAt: now,
  });
  return true;
}
