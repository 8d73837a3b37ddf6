import type { DomainContext } from '../core/context.ts';
import { can, type Permission } from '../core/permissions.ts';
import { memberWhere } from '../core/rules.ts';
import type { SlackUser } from '../core/slack-user.ts';

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
