import type { Prisma } from '../../database/generated/client.ts';
import type { DomainContext } from '../core/context.ts';
import { can, type Permission, rolesThatCan } from '../core/permissions.ts';
import { memberWhere } from '../core/rules.ts';
import type { SlackUser } from '../core/slack-user.ts';

/** The most who are written to about one thing: who came first, first. */
const MOST = 20;

/** The members who may invite and whom wgw can write to in Slack. */
export async function findAdministratorsInSlack(
  { slackIdentity }: Pick<Prisma.TransactionClient, 'slackIdentity'>,
  organizationId: string,
): Promise<{ memberId: string }[]> {
  return slackIdentity.findMany({
    where: {
      organizationId,
      leftAt: null,
      member: { role: { in: rolesThatCan('members:invite') }, ...memberWhere },
    },
    select: { memberId: true },
    distinct: ['memberId'],
    orderBy: [{ member: { joinedAt: 'asc' } }, { memberId: 'asc' }],
    take: MOST,
  });
}

/** Where a member who may do something is reached; `undefined` where they may not any more, or are not in Slack. */
export async function findMemberInSlack(
  { prisma }: Pick<DomainContext, 'prisma'>,
  { organizationId, memberId }: { organizationId: string; memberId: string },
  permission: Permission,
): Promise<SlackUser | undefined> {
  const found = await prisma.member.findFirst({
    where: { id: memberId, organizationId, ...memberWhere },
    select: {
      role: true,
      slackIdentities: { where: { leftAt: null }, orderBy: { boundAt: 'desc' }, take: 1 },
    },
  });
  return found !== null && can(found.role, permission) ? found.slackIdentities[0] : undefined;
}
