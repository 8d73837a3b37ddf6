import { z } from 'zod';
import { Prisma } from '../../../database/generated/client.ts';
import { recordActivity } from '../../core/activity.ts';
import type { Actor } from '../../core/actor.ts';
import { assertCan, lockPermission } from '../../core/authorize.ts';
import { isOrganizationBlocked } from '../../core/blocked-workspaces.ts';
import type { DomainContext } from '../../core/context.ts';
import { DomainError } from '../../core/errors.ts';
import { isPendingSql } from '../../core/invitation-status.ts';
import { queueTask } from '../../core/outbox.ts';
import { type Role, roleSchema } from '../../core/permissions.ts';
import { isOverLimit } from '../../core/sending-limits.ts';
import { isDomainAllowed } from '../delivery/sending-rules.ts';
import { countAgainstLimits } from '../limits/count-against-limits.ts';
import { sendingLimitReached } from '../limits/limit-error.ts';
import { queueOffersInSlack } from './offer-in-slack.ts';
import { conflictError } from './pending-invitation.ts';

interface Resend {
  readonly invitationId: string;
  /** The version that the actor saw: of several who resend at once, one succeeds. */
  readonly version: number;
}

const resentRows = z
  .array(z.object({ email: z.string(), role: roleSchema, isAllowed: z.boolean(), isBlocked: z.boolean() }))
  .max(1);

/**
 * Resends a pending invitation, open or expired, with the same role: with a new link and the lifetime of a new
 * invitation. Earlier links stop working. It counts against the sending limits.
 *
 * @throws DomainError NOT_ALLOWED, INVITATION_NOT_FOUND, INVITATION_NOT_OPEN, INVITATION_RESENT, WORKSPACE_BLOCKED,
 *   DOMAIN_NOT_ALLOWED, or SENDING_LIMIT_REACHED, with nothing written.
 */
export async function resendInvitation(
  domain: DomainContext,
  actor: Actor,
  resend: Resend,
): Promise<{ email: string; role: Role }> {
  assertCan(actor, 'members:invite');
  const { organizationId, memberId } = actor;
  const { invitationId, version } = resend;
  const now = domain.now();
  try {
    return await domain.prisma.$transaction(async (transaction) => {
      await lockPermission(transaction, actor, 'members:invite');
      // One statement. Like inviting, it locks the limits before the task of the announcement, so that none waits for
      // the other.
      const [row] = resentRows.parse(
        await transaction.$queryRaw`
        WITH resent AS (
          UPDATE invitations AS invitation SET version = version + 1, sent_at = NULL, message_id = NULL, delivery = NULL,
            delivery_reason = NULL, is_expiry_told = FALSE, reminded_at = NULL, warned_at = NULL,
            expires_at = ${now}::timestamptz + invitation_days * interval '24 hours'
          FROM organizations AS organization
          WHERE invitation.id = ${invitationId}::uuid AND organization_id = ${organizationId}::uuid
            AND organization.id = organization_id AND ${isPendingSql()} AND version = ${version}
          RETURNING email, role::text AS role, ${isDomainAllowed} AS "isAllowed",
            ${isOrganizationBlocked(Prisma.sql`organization.id`)} AS "isBlocked"
        ), counted AS (${countAgainstLimits(domain, actor, Prisma.sql`resent`, now)}
        )
        SELECT * FROM resent`,
      );
      if (row === undefined) throw await conflictError(transaction, actor, invitationId, now);
      const { isAllowed, isBlocked, ...resent } = row;
      if (isBlocked) throw new DomainError('WORKSPACE_BLOCKED', {});
      if (!isAllowed) throw new DomainError('DOMAIN_NOT_ALLOWED', { address: resent.email });
      await recordActivity(transaction, {
        organizationId,
        kind: 'RESENT',
        actorId: memberId,
        subjectId: invitationId,
        details: { email: resent.email, role: resent.role },
        createdAt: now,
      });
      await queueTask(transaction, 'send-invitation', { invitationId, version: version + 1 });
      await queueOffersInSlack(transaction, Prisma.sql`invitation.id = ${invitationId}::uuid`);
      return resent;
    });
  } catch (error) {
    if (!isOverLimit(error)) throw error;
    const where = { id: invitationId, organizationId };
    const { email } = await domain.prisma.invitation.findFirstOrThrow({ where, select: { email: true } });
    throw await sendingLimitReached(domain, actor, [email], now);
  }
}
