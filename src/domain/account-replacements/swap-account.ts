import type { Prisma } from '../../database/generated/client.ts';
import { recordActivity } from '../core/activity.ts';
import { memberWhere } from '../core/rules.ts';
import type { SlackProfile } from '../core/slack-user.ts';
import type { BoundMember } from '../identity/identify-actor.ts';

interface Swap {
  /** The member, bound to the account that is gone. */
  readonly bound: BoundMember;
  /** The account that takes its place. */
  readonly newcomer: SlackProfile;
  readonly actorId: string;
  /** Whether the new account takes the place as an owner of the workspace. */
  readonly asOwner: boolean;
  readonly now: Date;
}

/**
 * Binds a member to another Slack account, which the activity records. Resolves with whether it did: not if the member was
 * removed, has another address or account by now, or if the new account is a member already. The update names the account
 * that is gone. So if the member is removed at the same moment, either the update finds nothing, or the removal deletes what
 * it wrote.
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
