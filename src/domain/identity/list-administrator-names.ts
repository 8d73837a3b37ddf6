import type { DomainContext } from '../core/context.ts';
import { type Permission, rolesThatCan } from '../core/permissions.ts';
import { isMemberSql } from '../core/rules.ts';

const MAX_NAMES = 5;

/**
 * The names of up to five members of a workspace's organization who have a permission, the longest members first.
 *
 * @param except a member to leave out.
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
      ORDER BY joined_at, id LIMIT ${MAX_NAMES}
    ) AS earliest
    WHERE workspace.id = ${workspaceId}
    ORDER BY earliest.joined_at, earliest.id LIMIT ${MAX_NAMES}`;
  return members.map(({ name }) => name);
}
