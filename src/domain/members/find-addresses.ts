import type { Actor } from '../core/actor.ts';
import { assertCan } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { memberWhere } from '../core/rules.ts';

/**
 * The addresses of members by their Slack ids in a workspace.
 *
 * @throws DomainError NOT_ALLOWED.
 */
export async function findAddresses(
  { prisma }: DomainContext,
  actor: Actor,
  { workspaceId, userIds }: { readonly workspaceId: string; readonly userIds: readonly string[] },
): Promise<Map<string, string>> {
  assertCan(actor, 'members:view');
  const { organizationId } = actor;
  const identities = await prisma.slackIdentity.findMany({
    where: { workspaceId, userId: { in: [...userIds] }, member: { organizationId, ...memberWhere } },
    select: { userId: true, member: { select: { email: true } } },
  });
  return new Map(identities.map(({ userId, member }) => [userId, member.email]));
}
