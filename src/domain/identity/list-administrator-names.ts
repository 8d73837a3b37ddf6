import type { DomainContext } from '../core/context.ts';
import { type Permission, rolesThatCan } from '../core/permissions.ts';
import { isMemberSql } from '../core/rules.ts';

const MOST = 5;

/**
 * The names of members of a workspace's organization who hold a permission, longest there first; five at most.
 *
 * @param except a member who is not to be named.
 */
export async function listAdministratorNames(
  domain: DomainContext,
  workspaceId: string,
  permission: Permission,
  except?: string,
): Promise<string[]> {
  const members = await domain.prisma.$queryRaw<{ name: string }[]>`
    SELECT earliest.name
    FROM workspaces AS workspace, unnest(${rolesThatCan(permission)}::role[]) AS able (role), LATERAL (
      SELECT name, joined_at, id FROM members
      WHERE organization_id = workspace.organization_id AND role = able.role AND ${isMemberSql()}
        AND id IS DISTINCT FROM ${except ?? null}::uuid
      ORDER BY joined_at, id LIMIT ${MOST}
    ) AS earliest
    WHERE workspace.id = ${workspaceId}
    ORDER BY earliest.joined_at, earliest.id LIMIT ${MOST}`;
  return members.map(({ name }) => name);
}
