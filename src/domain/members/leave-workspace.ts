import type { Domain } from '../domain.ts';
import { queueJob } from '../outbox.ts';
import { can } from '../roles.ts';
import { findAdministratorsInSlack } from './administrators-in-slack.ts';
import type { SlackUser } from './slack-user.ts';

/**
 * Somebody is deactivated in a workspace, or active in it again. They stay a member: the Administrators are asked whether
 * to remove them, once each time they leave. Whom wgw does not know changes nothing.
 */
export async function noteWhetherActive(
  { prisma, now }: Domain,
  { workspaceId, userId }: SlackUser,
  isActive: boolean,
): Promise<void> {
  const user = { workspaceId, userId };
  if (isActive) {
    await prisma.slackIdentity.updateMany({
      where: { ...user, leftAt: { not: null } },
      data: { leftAt: null },
    });
    return;
  }
  await prisma.$transaction(async (transaction) => {
    const [left] = await transaction.slackIdentity.updateManyAndReturn({
      where: { ...user, leftAt: null },
      data: { leftAt: now() },
    });
    if (left === undefined) return;
    const leaverId = left.memberId;
    for (const { memberId } of await findAdministratorsInSlack(transaction, left.organizationId)) {
      if (memberId !== leaverId) await queueJob(transaction, 'ask-about-leaver', { leaverId, memberId });
    }
  });
}

/** Somebody who left Slack, and the Administrator who is asked about them. */
export interface Leaver {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organizationName: string;
  readonly administrator: SlackUser;
}

/** What an Administrator is asked; `undefined` where they may not remove anybody any more, or it is done already. */
export async function findLeaver(
  { prisma }: Domain,
  { leaverId, memberId }: { leaverId: string; memberId: string },
): Promise<Leaver | undefined> {
  const leaver = await prisma.member.findFirst({
    where: { id: leaverId, removedAt: null },
    include: { organization: { select: { name: true } } },
  });
  if (leaver === null) return undefined;
  const asked = await prisma.member.findFirst({
    where: { id: memberId, organizationId: leaver.organizationId, removedAt: null },
    select: {
      role: true,
      slackIdentities: { where: { leftAt: null }, orderBy: { boundAt: 'desc' }, take: 1 },
    },
  });
  const [administrator] = asked?.slackIdentities ?? [];
  if (asked === null || administrator === undefined || !can(asked.role, 'members:remove')) return undefined;
  const { id, name, email, organization } = leaver;
  return { id, name, email, organizationName: organization.name, administrator };
}
