import type { Prisma } from '../../database/generated/client.ts';
import type { DomainContext } from '../core/context.ts';
import { can, type Permission, rolesThatCan } from '../core/permissions.ts';
import { memberWhere } from '../core/rules.ts';
import type { SlackUser } from '../core/slack-user.ts';

/** Administrators to message about one thing, the longest members first. */
const MAX_ADMINISTRATORS = 20;

/** The members who may invite and whom wgw can message in Slack. */
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
    take: MAX_ADMINISTRATORS,
  });
}

/** The Slack account of a member; `undefined` if they lack the permission, or if wgw cannot message them in Slack. */
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
