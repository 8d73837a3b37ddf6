import type { Domain } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { Actor } from '../members/actor.ts';
import { LIMIT_WINDOW_MS, SENDING_LIMITS } from './limits.ts';

interface FullQuota {
  readonly scope: 'ORGANIZATION' | 'INVITER' | 'ADDRESS';
  readonly subject: string;
  readonly allowed: number;
  readonly used: number;
  readonly windowStartedAt: Date;
}

/**
 * Which limit stands in the way of inviting those of the addresses that could be invited, and when it makes room. Of
 * several, the one that does so last.
 */
export async function sendingLimitReached(
  { prisma }: Domain,
  { organizationId, memberId }: Actor,
  addresses: readonly string[],
  now: Date,
): Promise<DomainError<'SENDING_LIMIT_REACHED'>> {
  const windowStart = new Date(now.getTime() - LIMIT_WINDOW_MS);
  const [full] = await prisma.$queryRaw<FullQuota[]>`
    WITH invitable AS (
      SELECT email FROM unnest(${addresses}::text[]) AS typed (email)
      WHERE NOT EXISTS (
        SELECT FROM members WHERE organization_id = ${organizationId}::uuid AND members.email = typed.email
      ) AND NOT EXISTS (
        SELECT FROM invitations
        WHERE organization_id = ${organizationId}::uuid AND invitations.email = typed.email
          AND state = 'PENDING' AND expires_at > ${now}
      )
    )
    SELECT scope, subject, allowed, used, window_started_at AS "windowStartedAt"
    FROM sending_quotas
    WHERE organization_id = ${organizationId}::uuid
      AND window_started_at > ${windowStart}
      AND CASE scope
            WHEN 'ORGANIZATION' THEN used + (SELECT count(*) FROM invitable) > allowed
            WHEN 'INVITER' THEN subject = ${memberId} AND used + (SELECT count(*) FROM invitable) > allowed
            WHEN 'ADDRESS' THEN subject IN (SELECT email FROM invitable) AND used + 1 > allowed
          END
    ORDER BY window_started_at DESC
    LIMIT 1`;

  // No window is too full: one form holds more than a whole day allows.
  if (full === undefined) {
    const allowed = SENDING_LIMITS.inviter;
    return new DomainError('SENDING_LIMIT_REACHED', { scope: 'INVITER', allowed, left: allowed });
  }
  const { scope, subject, allowed, used, windowStartedAt } = full;
  const retryAt = new Date(windowStartedAt.getTime() + LIMIT_WINDOW_MS);
  return new DomainError('SENDING_LIMIT_REACHED', {
    scope,
    allowed,
    left: allowed - used,
    retryAt,
    ...(scope === 'ADDRESS' && { address: subject }),
  });
}
