import { Prisma, type PrismaClient } from '../../database/generated/client.ts';
import type { DomainContext } from './context.ts';
import { DomainError } from './errors.ts';

type Blocking = Pick<DomainContext, 'prisma' | 'now'>;

/**
 * Blocks a workspace, known to wgw or not: its members cannot use wgw, and nothing is sent for its organization. Data
 * is kept. Resolves with the name of its organization and the time since which it was blocked before.
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

/** Unblocks a workspace. Resolves with whether it was blocked. */
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
 * For statements that send: a workspace of the organization is blocked.
 *
 * @param organizationId a column with the name of its table; without, it would mean a column of the condition's own
 *   tables.
 */
export function isOrganizationBlocked(organizationId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM workspaces JOIN blocked_workspaces USING (id) WHERE workspaces.organization_id = ${organizationId}
  )`;
}
