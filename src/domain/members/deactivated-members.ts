import type { DomainContext } from '../core/context.ts';
import { queueTask } from '../core/outbox.ts';
import { memberWhere } from '../core/rules.ts';
import type { SlackUser } from '../core/slack-user.ts';
import { findAdministratorsInSlack, findMemberInSlack } from '../identity/members-in-slack.ts';

/**
 * Records that a Slack account was deactivated or reactivated. A deactivated member stays a member: each time they are
 * deactivated, the Administrators are asked once whether to remove them. Ignores unknown users and out-of-order events.
 *
 * @param toldAt the time of Slack's event.
 */
export async function recordWhetherActive(
  { prisma, now }: DomainContext,
  { workspaceId, userId }: SlackUser,
  isActive: boolean,
  toldAt: Date,
): Promise<void> {
  const user = { workspaceId, userId, OR: [{ toldAt: null }, { toldAt: { lte: toldAt } }] };
  if (isActive) {
    await prisma.slackIdentity.updateMany({ where: user, data: { leftAt: null, toldAt } });
    return;
  }
  await prisma.$transaction(async (transaction) => {
    const [left] = await transaction.slackIdentity.updateManyAndReturn({
      where: { ...user, leftAt: null },
      data: { leftAt: now(), toldAt },
    });
    if (left === undefined) {
      await transaction.slackIdentity.updateMany({ where: user, data: { toldAt } });
      return;
    }
    const deactivatedMemberId = left.memberId;
    for (const { memberId } of await findAdministratorsInSlack(transaction, left.organizationId)) {
      if (memberId === deactivatedMemberId) continue;
      await queueTask(transaction, 'ask-about-deactivated-member', { deactivatedMemberId, memberId });
    }
  });
}

/** A member whose Slack account is deactivated, and the Administrator to ask about them. */
export interface DeactivatedMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organizationName: string;
  readonly administrator: SlackUser;
}

/**
 * The question for an Administrator; `undefined` if they may no longer remove members, or the member was removed or
 * reactivated.
 */
export async function findDeactivatedMember(
  { prisma }: DomainContext,
  { deactivatedMemberId, memberId }: { deactivatedMemberId: string; memberId: string },
): Promise<DeactivatedMember | undefined> {
  const deactivated = await prisma.member.findFirst({
    where: {
      id: deactivatedMemberId,
      ...memberWhere,
      slackIdentities: { some: { leftAt: { not: null } } },
    },
    include: { organization: { select: { name: true } } },
  });
  if (deactivated === null) return undefined;
  const { id, name, email, organizationId, organization } = deactivated;
  const administrator = await findMemberInSlack({ prisma }, { organizationId, memberId }, 'members:remove');
  if (administrator === undefined) return undefined;
  return { id, name, email, organizationName: organization.name, administrator };
}
