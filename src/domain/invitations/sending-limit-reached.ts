import type { Domain } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { Actor } from '../members/actor.ts';
import { sendingLimits } from './limits.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Which limit stands in the way of inviting these addresses, and when it makes room again. */
export async function sendingLimitReached(
  { prisma }: Domain,
  { organizationId, memberId }: Actor,
  addresses: readonly string[],
  now: Date,
): Promise<DomainError<'SENDING_LIMIT_REACHED'>> {
  const quotas = await prisma.sendingQuota.findMany({
    where: {
      organizationId,
      windowStartedAt: { gt: new Date(now.getTime() - DAY) },
      subject: { in: [organizationId, memberId, ...addresses] },
    },
  });
  const full = quotas
    .filter(({ scope, used, allowed }) => used + (scope === 'ADDRESS' ? 1 : addresses.length) > allowed)
    // All of them must make room: the last one to do so decides.
    .sort((a, b) => b.windowStartedAt.getTime() - a.windowStartedAt.getTime())[0];

  // No window is full by itself: more addresses in one form than a whole day allows.
  if (full === undefined) {
    return new DomainError('SENDING_LIMIT_REACHED', { scope: 'INVITER', allowed: sendingLimits.inviter });
  }
  const { scope, subject, allowed, windowStartedAt } = full;
  return new DomainError('SENDING_LIMIT_REACHED', {
    scope,
    allowed,
    ...(scope === 'ADDRESS' && { address: subject }),
    retryAt: new Date(windowStartedAt.getTime() + DAY),
  });
}
