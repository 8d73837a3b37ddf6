import type { Prisma } from '../../database/generated/client.ts';
import type { Actor } from '../core/actor.ts';
import { assertNotBlocked } from '../core/blocked-workspaces.ts';
import type { DomainContext } from '../core/context.ts';
import { isMemberSql } from '../core/rules.ts';
import type { SlackProfile } from '../core/slack-user.ts';
import { createOrganization } from '../organizations/create-organization.ts';
import { findActor } from './find-actor.ts';

/** A member, and the Slack account of the workspace that they are bound to. */
export interface BoundMember {
  readonly memberId: string;
  readonly organizationId: string;
  /** Slack's id. */
  readonly userId: string;
}

/** The member with an address is bound to another Slack account. */
interface TakenMember {
  readonly takenBy: BoundMember;
}

/**
 * Who a Slack user is, the first time they ask: the member with their confirmed address, to whom they are bound from
 * then on, unless another Slack user of the workspace is. In a workspace without an organization, whoever may found it
 * becomes its Administrator. `undefined` for anyone else.
 *
 * @throws DomainError WORKSPACE_BLOCKED
 */
export async function identifyActor(
  domain: DomainContext,
  profile: SlackProfile,
): Promise<Actor | TakenMember | undefined> {
  const memberId = await domain.prisma.$transaction(async (transaction) => {
    await assertNotBlocked({ prisma: transaction }, profile.workspaceId);
    // Two people's first commands wait for each other here, so that one of them founds the organization.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${profile.workspaceId}, 0))`;
    const organizationId = await organizationOf(domain, transaction, profile);
    return organizationId && bind(transaction, organizationId, profile, domain.now());
  });
  const actor = await findActor(domain, profile);
  if (actor !== undefined || memberId === undefined) return actor;
  const { workspaceId } = profile;
  const bound = await domain.prisma.slackIdentity.findUnique({
    where: { workspaceId_memberId: { workspaceId, memberId } },
    select: { memberId: true, organizationId: true, userId: true },
  });
  // Removed a moment ago.
  return bound === null ? undefined : { takenBy: bound };
}

async function organizationOf(
  domain: DomainContext,
  transaction: Prisma.TransactionClient,
  profile: SlackProfile,
): Promise<string | undefined> {
  const workspace = await transaction.workspace.findUnique({ where: { id: profile.workspaceId } });
  if (workspace !== null) return workspace.organizationId;
  return profile.mayFoundOrganization ? createOrganization(domain, transaction, profile) : undefined;
}

/** Resolves with the member who has the address. */
async function bind(
  transaction: Prisma.TransactionClient,
  organizationId: string,
  { workspaceId, userId, email, pictureUrl }: SlackProfile,
  boundAt: Date,
): Promise<string | undefined> {
  // Held until they are bound: whoever removes them waits, and unbinds them.
  const [member] = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM members
    WHERE organization_id = ${organizationId}::uuid AND email = ${email} AND ${isMemberSql()} FOR SHARE`;
  if (member === undefined) return undefined;
  // Whoever took the address first in this workspace keeps it, and a Slack user keeps the member they are.
  await transaction.slackIdentity.createMany({
    data: [
      { workspaceId, userId, organizationId, memberId: member.id, pictureUrl: pictureUrl ?? null, boundAt },
    ],
    skipDuplicates: true,
  });
  return member.id;
}
