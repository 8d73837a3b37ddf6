import type { Prisma } from '../../database/generated/client.ts';
import type { Actor } from '../core/actor.ts';
import { assertNotBlocked } from '../core/blocked-workspaces.ts';
import type { DomainContext } from '../core/context.ts';
import { isMemberSql } from '../core/rules.ts';
import type { SlackProfile } from '../core/slack-user.ts';
import { createOrganization } from '../organizations/create-organization.ts';
import { findActor } from './find-actor.ts';

/** A member and the Slack account of the workspace that they are bound to. */
export interface BoundMember {
  readonly memberId: string;
  readonly organizationId: string;
  /** The Slack id of the account. */
  readonly userId: string;
}

/** The member with the address is bound to another Slack account. */
interface TakenMember {
  readonly takenBy: BoundMember;
}

/**
 * Identifies a Slack user who is not bound to a member yet. Binds them to the member with their confirmed address,
 * unless that member is bound to another Slack account of the workspace. If the workspace has no organization and the
 * user may create one, they become its Administrator. `undefined` for all others.
 *
 * @throws DomainError WORKSPACE_BLOCKED
 */
export async function identifyActor(
  domain: DomainContext,
  profile: SlackProfile,
): Promise<Actor | TakenMember | undefined> {
  const memberId = await domain.prisma.$transaction(async (transaction) => {
    await assertNotBlocked({ prisma: transaction }, profile.workspaceId);
    // Serializes the first commands of several people, so that one of them creates the organization.
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
  // No row: the member was removed a moment ago.
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

/** Resolves with the id of the member who has the address. */
async function bind(
  transaction: Prisma.TransactionClient,
  organizationId: string,
  { workspaceId, userId, email, pictureUrl }: SlackProfile,
  boundAt: Date,
): Promise<string | undefined> {
  // Locks the member until the binding exists: a removal waits, and then deletes the binding.
  const [member] = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM members
    WHERE organization_id = ${organizationId}::uuid AND email = ${email} AND ${isMemberSql()} FOR SHARE`;
  if (member === undefined) return undefined;
  // Changes nothing if the member or the Slack user is already bound in this workspace.
  await transaction.slackIdentity.createMany({
    data: [
      { workspaceId, userId, organizationId, memberId: member.id, pictureUrl: pictureUrl ?? null, boundAt },
    ],
    skipDuplicates: true,
  });
  return member.id;
}
