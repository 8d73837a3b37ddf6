import type { Domain } from '../domain.ts';
import type { Actor } from './actor.ts';
import type { SlackUser } from './slack-user.ts';

/** The member that a Slack user is bound to, in one indexed query; `undefined` for anyone not bound yet. */
export async function findActor(domain: Domain, user: SlackUser): Promise<Actor | undefined> {
  const [actor] = await domain.prisma.$queryRaw<Actor[]>`
    SELECT member.id AS "memberId", member.name, member.email, member.role::text AS role,
           organization.id AS "organizationId", organization.name AS "organizationName"
    FROM slack_identities AS identity
    JOIN members AS member ON member.id = identity.member_id
    JOIN organizations AS organization ON organization.id = member.organization_id
    WHERE identity.workspace_id = ${user.workspaceId} AND identity.user_id = ${user.userId}
      AND member.removed_at IS NULL`;
  return actor;
}
