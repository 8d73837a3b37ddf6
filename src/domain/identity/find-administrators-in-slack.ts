import type { Prisma } from '../../database/generated/client.ts';
import { rolesThatCan } from '../core/permissions.ts';
import { memberWhere } from '../core/rules.ts';

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
