import { z } from 'zod';
import type { Actor } from '../core/actor.ts';
import type { DomainContext } from '../core/context.ts';
import { DomainError } from '../core/errors.ts';
import { roleSchema } from '../core/permissions.ts';
import { isMemberSql } from '../core/rules.ts';
import type { SlackUser } from '../core/slack-user.ts';

const actorRow: z.ZodType<Actor> = z.object({
  memberId: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
});
/** One row. The other columns are null if the Slack user is bound to no member. */
const rows = z.tuple([z.looseObject({ isBlocked: z.boolean(), memberId: z.string().nullable() })]);

/**
 * The member that a Slack user is bound to, by one indexed query; `undefined` if there is none.
 *
 * @throws DomainError WORKSPACE_BLOCKED, for members and others.
 */
export async function findActor(domain: DomainContext, user: SlackUser): Promise<Actor | undefined> {
  const [row] = rows.parse(
    await domain.prisma.$queryRaw`
    SELECT EXISTS (SELECT FROM blocked_workspaces WHERE id = ${user.workspaceId}) AS "isBlocked", actor.*
    FROM (VALUES (TRUE)) AS always LEFT JOIN (
      SELECT member.id AS "memberId", member.name, member.email, member.role::text AS role,
             organization.id AS "organizationId", organization.name AS "organizationName"
      FROM slack_identities AS identity
      JOIN members AS member ON member.id = identity.member_id
      JOIN organizations AS organization ON organization.id = member.organization_id
      WHERE identity.workspace_id = ${user.workspaceId} AND identity.user_id = ${user.userId}
        AND ${isMemberSql('member')}
    ) AS actor ON TRUE`,
  );
  if (row.isBlocked) throw new DomainError('WORKSPACE_BLOCKED', {});
  return row.memberId === null ? undefined : actorRow.parse(row);
}
