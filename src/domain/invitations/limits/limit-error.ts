import { z } from 'zod';
import type { Actor } from '../../core/actor.ts';
import type { DomainContext } from '../../core/context.ts';
import { DomainError } from '../../core/errors.ts';
import { LIMIT_WINDOW_MS, STARTING_LIMIT } from '../../core/sending-limits.ts';
import { organizationLimit } from './count-against-limits.ts';

const fullQuotas = z.array(
  z.object({
    scope: z.enum(['INSTALLATION', 'ORGANIZATION', 'INVITER', 'ADDRESS']),
    subject: z.string(),
    allowed: z.int(),
    used: z.int(),
    /** Whether the limit is that of a new organization. */
    isNew: z.boolean().nullable(),
    /** Null if waiting does not help: one form has more emails than a day allows. */
    windowStartedAt: z.date().nullable(),
  }),
);

/**
 * The error for addresses that exceed a limit: of several limits, the one that has room last. The log warns once in a
 * window about the operator's limit.
 */
export async function sendingLimitReached(
  domain: DomainContext,
  { organizationId, memberId }: Actor,
  addresses: readonly string[],
  now: Date,
): Promise<DomainError<'SENDING_LIMIT_REACHED'>> {
  const { prisma, limits } = domain;
  const windowStart = new Date(now.getTime() - LIMIT_WINDOW_MS);
  const [full] = fullQuotas.parse(
    await prisma.$queryRaw`
    WITH planned AS (
      SELECT 'ORGANIZATION'::quota_scope AS scope, id::text AS subject,
             ${organizationLimit(limits, now)} AS allowed, ${addresses.length}::int AS added,
             starting_limit_until > ${now} AS is_new
      FROM organizations WHERE id = ${organizationId}::uuid
      UNION ALL
      SELECT 'INVITER', ${memberId}, inviter_limit, ${addresses.length}::int, FALSE
      FROM organizations WHERE id = ${organizationId}::uuid
      UNION ALL
      SELECT 'ADDRESS', email, address_limit, 1, FALSE
      FROM organizations, unnest(${addresses}::text[]) AS sent (email) WHERE id = ${organizationId}::uuid
    ), counted AS (
      SELECT planned.scope::text, planned.scope AS place, planned.subject, planned.allowed, planned.added, planned.is_new,
             quota.used, quota.window_started_at
      FROM planned LEFT JOIN sending_quotas AS quota
        ON quota.organization_id = ${organizationId}::uuid AND quota.scope = planned.scope
          AND quota.subject = planned.subject AND quota.window_started_at > ${windowStart}
      UNION ALL
      SELECT 'INSTALLATION', NULL, '', ${limits.installation}::int, ${addresses.length}::int, FALSE, quota.used,
             quota.window_started_at
      FROM (VALUES (1)) AS installation (id) LEFT JOIN installation_quotas AS quota
        ON quota.id = installation.id AND quota.window_started_at > ${windowStart}
    )
    SELECT scope, subject, allowed, COALESCE(used, 0) AS used, is_new AS "isNew",
           CASE WHEN added <= allowed THEN window_started_at END AS "windowStartedAt"
    FROM counted
    WHERE COALESCE(used, 0) + added > allowed
    ORDER BY window_started_at DESC NULLS LAST, place DESC NULLS LAST
    LIMIT 1`,
  );
  // There is room now: the caller can try again.
  if (full === undefined) throw new Error('A limit on sending was reached, and is not any more.');

  const { scope, subject, allowed, used, isNew, windowStartedAt } = full;
  const retryAt = windowStartedAt && new Date(windowStartedAt.getTime() + LIMIT_WINDOW_MS);
  if (scope === 'INSTALLATION') await reportInstallationLimit(domain, retryAt);
  return new DomainError('SENDING_LIMIT_REACHED', {
    scope,
    allowed,
    left: Math.max(0, allowed - used),
    ...(retryAt !== null && { retryAt }),
    ...(isNew === true && allowed === STARTING_LIMIT && { isNew }),
    ...(scope === 'ADDRESS' && { address: subject, isOneOfMany: addresses.length > 1 }),
  });
}

async function reportInstallationLimit(
  { prisma, limits, logger }: DomainContext,
  retryAt: Date | null,
): Promise<void> {
  // Once in a window, not for each inviter. A form that exceeds the whole limit has no window.
  if (retryAt !== null) {
    const { count } = await prisma.installationQuota.updateMany({
      where: { isReported: false },
      data: { isReported: true },
    });
    if (count === 0) return;
  }
  logger.warn(
    { limit: limits.installation, retryAt },
    'SENDING_LIMIT is reached: no organization can send until there is room again',
  );
}
