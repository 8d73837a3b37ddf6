import type { Prisma } from '../../database/generated/client.ts';
import { can, type Permission } from '../roles.ts';
import { findAdministratorsInSlack } from './administrators-in-slack.ts';
import type { SlackUser } from './slack-user.ts';

type Client = Pick<Prisma.TransactionClient, 'member' | 'slackIdentity'>;

/**
 * Who hears of somebody's invitations: they themselves, or, where they may not invite any more or left Slack, the
 * Administrators, each.
 */
export async function findWhomToTell(
  client: Client,
  organizationId: string,
  inviterId: string,
): Promise<{ memberId: string }[]> {
  const inviter = await findInSlack(
    { prisma: client },
    { organizationId, memberId: inviterId },
    'members:invite',
  );
  return inviter === undefined
    ? findAdministratorsInSlack(client, organizationId)
    : [{ memberId: inviterId }];
}

/** Where a member who may do something is reached; `undefined` where they may not any more, or are not in Slack. */
export async function findInSlack(
  { prisma }: { readonly prisma: Pick<Client, 'member'> },
  { organizationId, memberId }: { organizationId: string; memberId: string },
  permission: Permission,
): Promise<SlackUser | undefined> {
  const found = await prisma.member.findFirst({
    where: { id: memberId, organizationId, removedAt: null },
    select: {
      role: true,
      slackIdentities: { where: { leftAt: null }, orderBy: { boundAt: 'desc' }, take: 1 },
    },
  });
  return found !== null && can(found.role, permission) ? found.slackIdentities[0] : undefined;
}
