import { Prisma } from '../../../database/generated/client.ts';
import type { DomainContext } from '../../core/context.ts';
import { isOpenSql, isPendingSql } from '../../core/invitation-status.ts';
import { taskSpec } from '../../core/outbox.ts';
import { hasDeliveryFailedSql } from '../../core/rules.ts';
import { isOverLimit, LIMIT_WINDOW_MS } from '../../core/sending-limits.ts';
import { isDomainAllowed, isInstalled, maySend } from '../delivery/sending-rules.ts';

/** Rows of one statement. The rest is due again a minute later. */
const BATCH = 1000;

/** The inviter is warned this long before the expiry. */
export const EXPIRY_WARNING_MS = 24 * 60 * 60 * 1000;

/** Invitations in one message. */
const MAX_PER_MESSAGE = 20;

/**
 * Queues the reminders that are due for unanswered invitations, each once. Two days after the email was sent, the
 * inviter and the invitee get one. A day before the expiry, the inviter gets one, and so does the invitee if they had
 * none. Due invitations of one inviter share a message.
 *
 * No reminder is sent for an invitation that expires within a day of being sent, whose email failed, or that could not
 * be resent, nor if the organization turned reminders off or uninstalled wgw. The invitee gets none while the
 * recipient's server defers the email. Emails count against the operator's limit; if it has no room, they stay due.
 */
export async function queueReminders(domain: DomainContext): Promise<void> {
  const { prisma, limits, now } = domain;
  const time = now();
  const wanted = Prisma.sql`
    (SELECT is_alone FROM alone) AND (
      SELECT organization.reminders AND ${isDomainAllowed} AND ${maySend} AND ${isInstalled(domain)}
      FROM organizations AS organization WHERE organization.id = invitation.organization_id
    ) AND (${hasDeliveryFailedSql()}) IS NOT TRUE`;
  const invitations = Prisma.sql`json_agg(json_build_object('id', id, 'version', version) ORDER BY email)`;
  const statement = Prisma.sql`
    WITH alone AS (
      -- The key is the one that earlier versions lock, which may run beside this one.
      -- One replica at a time: two would split what belongs into one message.
      SELECT pg_try_advisory_xact_lock(hashtextextended('follow-up', 0)) AS is_alone
    ), room AS (
      SELECT GREATEST(0, ${limits.installation}::int - COALESCE((
        SELECT used FROM installation_quotas WHERE window_started_at > ${new Date(time.getTime() - LIMIT_WINDOW_MS)}
      ), 0)) AS emails
    ), reminded AS (
      UPDATE invitations SET reminded_at = ${time} WHERE id IN (
        SELECT id FROM invitations AS invitation
        WHERE ${isPendingSql()} AND reminded_at IS NULL AND sent_at <= ${time}::timestamptz - interval '2 days'
          AND sent_at > ${time}::timestamptz - interval '4 days'
          AND expires_at > ${time}::timestamptz + interval '1 day' AND delivery IS DISTINCT FROM 'DEFERRED' AND ${wanted}
        ORDER BY sent_at LIMIT (SELECT LEAST(${BATCH}::int, emails) FROM room) FOR UPDATE SKIP LOCKED
      ) RETURNING id, version, inviter_id, email
    ), warned AS (
      UPDATE invitations AS invitation SET warned_at = ${time}, reminded_at = COALESCE(invitation.reminded_at, ${time})
      FROM (
        SELECT id, reminded_at IS NULL AND delivery IS DISTINCT FROM 'DEFERRED' AS is_first FROM invitations AS invitation
        WHERE ${isOpenSql(time)} AND warned_at IS NULL
          AND expires_at <= ${time}::timestamptz + interval '1 day'
          AND sent_at <= ${time}::timestamptz - interval '1 day' AND ${wanted}
        ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
      ) AS due
      WHERE invitation.id = due.id
      RETURNING invitation.id, version, inviter_id, email, is_first
    ), emailed AS (
      SELECT id, version FROM reminded
      UNION ALL (
        SELECT id, version FROM warned WHERE is_first
        LIMIT (SELECT emails FROM room) - (SELECT count(*) FROM reminded)
      )
    ), charged AS (
      SELECT charge_installation(count(*)::int, ${limits.installation}::int, ${time}::timestamptz) FROM emailed
      HAVING count(*) > 0
    ), told AS (
      SELECT about, inviter_id, id, version, email,
             (row_number() OVER (PARTITION BY about, inviter_id ORDER BY email) - 1) / ${MAX_PER_MESSAGE}::int AS part
      FROM (
        SELECT 'reminder' AS about, id, version, inviter_id, email FROM reminded
        UNION ALL
        SELECT 'expiry', id, version, inviter_id, email FROM warned
      ) AS due
    )
    SELECT (SELECT count(*) FROM charged), count(*) FROM graphile_worker.add_jobs(ARRAY(
      SELECT ${taskSpec('remind-invitee', Prisma.sql`json_build_object('invitationId', id, 'version', version)`)}
      FROM emailed
      UNION ALL
      SELECT ${taskSpec('remind-inviter', Prisma.sql`json_build_object('about', about, 'invitations', ${invitations})`)}
      FROM told GROUP BY about, inviter_id, part
    ))`;
  try {
    await prisma.$executeRaw(statement);
  } catch (error) {
    // Another statement took the room. The reminders are due again in a minute.
    if (!isOverLimit(error)) throw error;
  }
}
