import type { Domain } from '../domain.ts';
import { type Permission, rolesThatCan } from '../roles.ts';

const MOST = 5;

/** The names of members of a workspace's organization who hold a permission, longest there first; five at most. */
export async function listWhoCan(
  domain: Domain,
  workspaceId: string,
  permission: Permission,
): Promise<string[]> {
  const members = await domain.prisma.member.findMany({
    where: {
      organization: { workspaces: { some: { id: workspaceId } } },
      role: { in: rolesThatCan(permission) },
    },
    select: { name: true },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return members.map(({ name }) => name);
}
