import type { Prisma } from '../../database/generated/client.ts';
import { recordActivity } from '../activity/record.ts';
import type { SlackProfile } from '../members/slack-user.ts';
import { MAX_ORGANIZATION_NAME } from './settings.ts';

/**
 * Founds the organization of a workspace: named after it, with the given person as its Administrator. Returns its id.
 */
export async function createOrganization(
  transaction: Prisma.TransactionClient,
  founder: SlackProfile,
  now: Date,
): Promise<string> {
  const { id: organizationId } = await transaction.organization.create({
    data: {
      name: [...founder.workspaceName].slice(0, MAX_ORGANIZATION_NAME).join(''),
      createdAt: now,
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
