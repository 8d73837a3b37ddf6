import { Prisma } from '../../../database/generated/client.ts';
import type { Actor } from '../../core/actor.ts';
import type { DomainContext } from '../../core/context.ts';
import { LIMIT_WINDOW_MS, type OperatorLimits, STARTING_LIMIT } from '../../core/sending-limits.ts';

/**
 * The part of a statement that counts emails against the sending limits of the organization and the operator. If one is
 * exceeded, PostgreSQL rejects the statement or the commit with an error that `isOverLimit` recognizes.
 *
 * @param sent the part of the statement to select each `email` from.
 */
export function countAgainstLimits(
  { limits }: Pick<DomainContext, 'limits'>,
  { organizationId, memberId }: Actor,
  sent: Prisma.Sql,
  now: Date,
): Prisma.Sql {
  const windowStart = new Date(now.getTime() - LIMIT_WINDOW_MS);
  return Prisma.sql`
    INSERT INTO sending_quotas AS quota
      (organization_id, scope, subject, window_started_at, used, allowed, charged, charged_at, installation_allowed)
    SELECT ${organizationId}::uuid, added.scope, added.subject, ${now}, added.used, added.allowed, added.charged,
           ${now}, ${limits.installation}::int
    FROM (
      SELECT ${organizationLimit(limits, now)} AS organization_limit, inviter_limit, address_limit FROM organizations
      WHERE id = ${organizationId}::uuid
    ) AS organization, LATERAL (
      SELECT 'ORGANIZATION'::quota_scope AS scope, ${organizationId}::text AS subject,
             count(*)::int AS used, organization_limit AS allowed, count(*)::int AS charged
      FROM ${sent} HAVING count(*) > 0
      UNION ALL
      SELECT 'INVITER', ${memberId}, count(*)::int, inviter_limit, NULL FROM ${sent} HAVING count(*) > 0
      UNION ALL
      SELECT 'ADDRESS', email, 1, address_limit, NULL FROM ${sent}
    ) AS added
    ORDER BY added.scope, added.subject
    ON CONFLICT (organization_id, scope, subject) DO UPDATE SET
      charged = excluded.charged,
      charged_at = excluded.charged_at,
      installation_allowed = excluded.installation_allowed,
      allowed = excluded.allowed,
      used = excluded.used +
        CASE WHEN quota.window_started_at > ${windowStart} THEN quota.used ELSE 0 END,
      window_started_at =
        CASE WHEN quota.window_started_at > ${windowStart}
             THEN quota.window_started_at ELSE excluded.window_started_at END`;
}

/**
 * The organization's limit in effect: the lowest of its settings, the operator's limit and that of a new organization.
 */
export function organizationLimit({ organization }: OperatorLimits, now: Date): Prisma.Sql {
  return Prisma.sql`LEAST(
    organization_limit, ${organization}::int, CASE WHEN starting_limit_until > ${now} THEN ${STARTING_LIMIT}::int END
  )`;
}
