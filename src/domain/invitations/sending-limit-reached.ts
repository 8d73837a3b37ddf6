import type { Domain } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { Actor } from '../members/actor.ts';
import { LIMIT_WINDOW_MS } from './limits.ts';

interface FullQuota {
  readonly scope: 'ORGANIZATION' | 'INVITER' | 'ADDRESS';
  readonly subject: string;
  readonly allowed: number;
  readonly used: number;
  /** Absent where no waiting helps: one form holds more than a whole day allows. */
  readonly windowStartedAt: Date | null;
}

/**
 * Which limit stands in the way of sending to the addresses, and when it makes room. Of several, the one that does so
 * last.
 */
export async function sendingLimitReached(
  { prisma }: Domain,
  { organizationId, memberId }: Actor,
  addresses: readonly string[],
  now: Date,
): Promise<DomainError<'SENDING_LIMIT_REACHED'>> {
  const windowStart = new Date(now.getTime() - LIMIT_WINDOW_MS);
  const [full] = await prisma.$queryRaw<FullQuota[]>`
    WITH charge AS (
      SELECT 'ORGANIZATION'::quota_scope AS scope, id::text AS subject, organization_limit AS allowed,
             ${addresses.length}::int AS added
      FROM organizations WHERE id = ${organizationId}::uuid
      UNION ALL
      SELECT 'INVITER', ${memberId}, inviter_limit, ${addresses.length}::int
      FROM organizations WHERE id = ${organizationId}::uuid
      UNION ALL
      SELECT 'ADDRESS', email, address_limit, 1
      FROM organizations, unnest(${addresses}::text[]) AS sent (email) WHERE id = ${organizationId}::uuid
    )
    SELECT charge.scope, charge.subject, charge.allowed, COALESCE(quota.used, 0) AS used,
           CASE WHEN charge.added <= charge.allowed THEN quota.window_started_at END AS "windowStartedAt"
    FROM charge LEFT JOIN sending_quotas AS quota
      ON quota.organization_id = ${organizationId}::uuid AND quota.scope = charge.scope
        AND quota.subject = charge.subject AND quota.window_started_at > ${windowStart}
    WHERE COALESCE(quota.used, 0) + charge.added > charge.allowed
    ORDER BY quota.window_started_at DESC NULLS LAST, charge.scope DESC
    LIMIT 1`;
  // Room was made since: trying again is what helps.
  if (full === undefined) throw new Error('A limit on sending was reached, and is not any more.');

  const { scope, subject, allowed, used, windowStartedAt } = full;
  return new DomainError('SENDING_LIMIT_REACHED', {
    scope,
    allowed,
    left: Math.max(0, allowed - used),
    ...(windowStartedAt !== null && { retryAt: new Date(windowStartedAt.getTime() + LIMIT_WINDOW_MS) }),
    ...(scope === 'ADDRESS' && { address: subject, isOneOfMany: addresses.length > 1 }),
  });
}
