import type { Prisma } from '../../database/generated/client.ts';
import type { Domain } from '../domain.ts';
import { createOrganization } from '../organizations/create-organization.ts';
import type { Actor } from './actor.ts';
import { findActor } from './find-actor.ts';
import type { SlackProfile } from './slack-user.ts';

/**
 * Who a Slack user is, the first time they ask: the member with their confirmed address, to whom they are bound from
 * then on, unless another Slack user of the workspace is. In a workspace without an organization, whoever may found it
 * becomes its Administrator. `undefined` for anyone else.
 */
export async function identifyActor(
  domain: Domain,
  profile: SlackProfile,
): Promise<Actor | 'taken' | undefined> {
  const isKnown = await domain.prisma.$transaction(async (transaction) => {
    // Two people's first commands wait for each other here, so that one of them founds the organization.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${profile.workspaceId}, 0))`;
    const organizationId = await organizationOf(domain, transaction, profile);
    return organizationId !== undefined && (await bind(transaction, organizationId, profile, domain.now()));
  });
  return (await findActor(domain, profile)) ?? (isKnown ? 'taken' : undefined);
}

async function organizationOf(
  domain: Domain,
  transaction: Prisma.TransactionClient,
  profile: SlackProfile,
): Promise<string | undefined> {
  const workspace = await transaction.workspace.findUnique({ where: { id: profile.workspaceId } });
  if (workspace !== null) return workspace.organizationId;
  return profile.mayFound ? createOrganization(domain, transaction, profile) : undefined;
}

/** Resolves with whether a member has the address. */
async function bind(
  transaction: Prisma.TransactionClient,
  organizationId: string,
  { workspaceId, userId, email, pictureUrl }: SlackProfile,
  boundAt: Date,
): Promise<boolean> {
  // Held until they are bound: whoever removes them waits, and unbinds them.
  const [member] = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM members
    WHERE organization_id = ${organizationId}::uuid AND email = ${email} AND removed_at IS NULL FOR SHARE`;
  if (member === undefined) return false;
  // Whoever took the address first in this workspace keeps it, and a Slack user keeps the member they are.
  await transaction.slackIdentity.createMany({
    data: [
      { workspaceId, userId, organizationId, memberId: member.id, pictureUrl: pictureUrl ?? null, boundAt },
    ],
    skipDuplicates: true,
  });
  return true;
}
