import { type Delivery, Prisma } from '../../../database/generated/client.ts';
import { activityDetailsSql } from '../../core/activity.ts';
import type { DomainContext } from '../../core/context.ts';
import { isPendingSql } from '../../core/invitation-status.ts';
import { taskSpec } from '../../core/outbox.ts';
import { hasDeliveryFailedSql } from '../../core/rules.ts';

/** The delivery status of an invitation's email, as a SendGrid event reports it. */
export type DeliveryReport = (ReportOfInvitation | ReportOfMessage) & {
  readonly delivery: Delivery;
  readonly reason?: string | undefined;
};

interface ReportOfInvitation {
  readonly invitationId: string;
  /** The version of the link in the email; the newest if absent. */
  readonly version?: number | undefined;
}

interface ReportOfMessage {
  /** SendGrid's id of the email. */
  readonly messageId: string;
}

/**
 * Records delivery statuses. Reports repeat and arrive in any order: of several about one email, the last in the order
 * of `Delivery` wins, so that recording a report again changes nothing. Ignores unknown invitations and emails of older
 * links. Tells the inviter once about each new failure of a pending invitation.
 */
export async function recordDeliveries(
  domain: DomainContext,
  reports: readonly DeliveryReport[],
): Promise<void> {
  const now = domain.now();
  const ids = reports.map((report) => ('invitationId' in report ? report.invitationId : null));
  const versions = reports.map((report) => ('invitationId' in report ? (report.version ?? null) : null));
  const messageIds = reports.map((report) => ('messageId' in report ? report.messageId : null));
  const deliveries = reports.map(({ delivery }) => delivery);
  const reasons = reports.map(({ reason }) => reason ?? null);
  const details = activityDetailsSql<'EMAIL_FAILED'>({
    email: Prisma.sql`email`,
    delivery: Prisma.sql`delivery`,
    reason: Prisma.sql`reason`,
  });
  await domain.prisma.$executeRaw`
    WITH given AS (
      SELECT * FROM unnest(${ids}::uuid[], ${versions}::int[], ${messageIds}::text[], ${deliveries}::delivery[],
        ${reasons}::text[]) AS given (id, version, message_id, delivery, reason)
    ), reported AS (
      SELECT id, version, delivery, reason FROM given WHERE id IS NOT NULL
      UNION ALL
      -- Only the message of the newest link is stored, so that reports on older links and reminders match no row.
      SELECT invitation.id, invitation.version, given.delivery, given.reason
      FROM given JOIN invitations AS invitation ON invitation.message_id = given.message_id
    ), report AS (
      SELECT DISTINCT ON (invitation.id) invitation.id, invitation.version, reported.delivery, reported.reason,
        reported.version IS NOT NULL AS is_of_version
      FROM reported
      JOIN invitations AS invitation
        ON invitation.id = reported.id AND invitation.version = COALESCE(reported.version, invitation.version)
      ORDER BY invitation.id, reported.delivery DESC
    ), locked AS (
      -- Locks rows in the order of all statements that lock several. Joins by primary key: a cached plan made for a few
      -- rows would otherwise scan everything.
      SELECT report.* FROM report JOIN invitations AS invitation USING (id)
      ORDER BY organization_id, email FOR UPDATE OF invitation
    ), changed AS (
      -- A report on this version's email proves that SendGrid accepted it.
      UPDATE invitations AS invitation SET delivery = locked.delivery, delivery_reason = locked.reason,
        sent_at = COALESCE(invitation.sent_at, CASE WHEN locked.is_of_version THEN ${now}::timestamptz END)
      FROM locked
      -- Checks the version again: the invitation may have been resent while this statement waited for its lock.
      WHERE invitation.id = locked.id AND invitation.version = locked.version
        AND (invitation.delivery IS NULL OR invitation.delivery < locked.delivery)
      RETURNING invitation.id, invitation.organization_id, invitation.email, invitation.state, locked.delivery,
        locked.reason
    ), failed AS (
      SELECT * FROM changed WHERE ${isPendingSql()} AND ${hasDeliveryFailedSql()}
    ), recorded AS (
      INSERT INTO activities (organization_id, kind, subject_id, details, created_at)
      SELECT organization_id, 'EMAIL_FAILED', id,
             jsonb_strip_nulls(${details}), ${now}
      FROM failed
    )
    SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
      SELECT ${taskSpec('tell-inviter', Prisma.sql`json_build_object('invitationId', id, 'about', 'delivery', 'delivery', delivery)`)} FROM failed
    ))`;
}
