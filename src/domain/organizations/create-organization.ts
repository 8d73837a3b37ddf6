import type { Prisma } from '../../database/generated/client.ts';
import { recordActivity } from '../core/activity.ts';
import type { DomainContext } from '../core/context.ts';
import { STARTING_LIMIT_DAYS } from '../core/sending-limits.ts';
import { MAX_ORGANIZATION_NAME } from '../core/settings.ts';
import type { SlackProfile } from '../core/slack-user.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Creates the organization of a workspace, named after it, with the given person as its Administrator. Resolves with
 * its id. If workspaces install wgw themselves, it starts with a lower sending limit.
 */
export async function createOrganization(
  domain: Pick<DomainContext, 'now' | 'usesOauth'>,
  transaction: Prisma.TransactionClient,
  founder: SlackProfile,
): Promise<string> {
  const now = domain.now();
  const startingUntil = new Date(now.getTime() + STARTING_LIMIT_DAYS * DAY_MS);
  const { id: organizationId } = await transaction.organization.create({
    data: {
      name: [...founder.workspaceName].slice(0, MAX_ORGANIZATION_NAME).join(''),
      createdAt: now,
      ...(domain.usesOauth && { startingUntil }),
      workspaces: { create: { id: founder.workspaceId, createdAt: now } },
    },
  });
  const administrator = await transaction.member.create({
    data: { organizationId, email: founder.email, name: founder.name, role: 'ADMINISTRATOR', joinedAt: now },
  });
  await recordActivity(transaction, {
    organizationId,
    kind: 'ORGANIZATION_CREATED',
    actorId: administrator.id,
    subjectId: administrator.id,
    details: { name: founder.workspaceName },
    createdAt: now,
  });
  return organizationId;
}
