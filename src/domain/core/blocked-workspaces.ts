import { Prisma, type PrismaClient } from '../../database/generated/client.ts';
import type { DomainContext } from './context.ts';
import { DomainError } from './errors.ts';

type Blocking = Pick<DomainContext, 'prisma' | 'now'>;

/**
 * Blocks a workspace, which may be unknown yet: from now on its members cannot use wgw, and nothing is sent by it or for
 * it. What it has stays. Resolves with the name of its organization, and since when it was blocked before.
 */
export async function blockWorkspace(
  { prisma, now }: Blocking,
  id: string,
): Promise<{ organizationName: string | undefined; blockedSince: Date | undefined }> {
  const before = await prisma.blockedWorkspace.findUnique({ where: { id } });
  await prisma.blockedWorkspace.createMany({ data: [{ id, blockedAt: now() }], skipDuplicates: true });
  const workspace = await prisma.workspace.findUnique({
    where: { id },
    select: { organization: { select: { name: true } } },
  });
  return { organizationName: workspace?.organization.name, blockedSince: before?.blockedAt };
}

/** Lets a workspace use wgw again. Resolves with whether it was blocked. */
export async function unblockWorkspace({ prisma }: Pick<Blocking, 'prisma'>, id: string): Promise<boolean> {
  const { count } = await prisma.blockedWorkspace.deleteMany({ where: { id } });
  return count > 0;
}

/** @throws DomainError WORKSPACE_BLOCKED */
export async function assertNotBlocked(
  { prisma }: { readonly prisma: Pick<PrismaClient, 'blockedWorkspace'> },
  id: string,
): Promise<void> {
  const blocked = await prisma.blockedWorkspace.findUnique({ where: { id }, select: { id: true } });
  if (blocked !== null) throw new DomainError('WORKSPACE_BLOCKED', {});
}

/**
 * The condition that a workspace of the organization is blocked, for statements that send.
 *
 * @param organizationId with the name of its table: alone it would be that of the condition's own.
 */
export function isOrganizationBlocked(organizationId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM workspaces JOIN blocked_workspaces USING (id) WHERE workspaces.organization_id = ${organizationId}
  )`;
}
