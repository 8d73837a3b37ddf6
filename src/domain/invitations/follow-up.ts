import { Prisma } from '../../database/generated/client.ts';
import type { Domain } from '../domain.ts';
import { jobSpec } from '../outbox.ts';
import { deliveryFailures } from './record-deliveries.ts';

/** At a time; what is left is due again a minute later. */
const AT_ONCE = 1000;

/**
 * Queues the reminders that are due of invitations without an answer, each once: to the inviter and the invitee two days
 * after the email was sent, and to the inviter a day before it expires. An invitation that expires within a day of being
 * sent, whose email failed, or of an organization that wants no reminders, has none.
 */
export async function followUp({ prisma, now }: Domain): Promise<void> {
  const time = now();
  const wanted = Prisma.sql`
    (SELECT reminders FROM organizations WHERE organizations.id = organization_id) AND (delivery = ANY (${deliveryFailures}::delivery[])) IS NOT TRUE`;
  await prisma.$executeRaw`
    WITH reminded AS (
      UPDATE invitations SET reminded_at = ${time} WHERE id IN (
        SELECT id FROM invitations
        WHERE state = 'PENDING' AND reminded_at IS NULL AND sent_at <= ${time}::timestamptz - interval '2 days'
          AND sent_at > ${time}::timestamptz - interval '4 days'
          AND expires_at > ${time}::timestamptz + interval '1 day' AND ${wanted}
        ORDER BY sent_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
      ) RETURNING id, version
    ), warned AS (
      UPDATE invitations SET warned_at = ${time} WHERE id IN (
        SELECT id FROM invitations
        WHERE state = 'PENDING' AND warned_at IS NULL AND expires_at > ${time}
          AND expires_at <= ${time}::timestamptz + interval '1 day'
          AND sent_at <= ${time}::timestamptz - interval '1 day' AND ${wanted}
          AND id NOT IN (SELECT id FROM reminded)
        ORDER BY expires_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
      ) RETURNING id
    )
    SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
      SELECT ${jobSpec('remind-invitee', Prisma.sql`json_build_object('invitationId', id, 'version', version)`)} FROM reminded
      UNION ALL
      SELECT ${jobSpec('tell-inviter', Prisma.sql`json_build_object('invitationId', id, 'about', 'reminder')`)} FROM reminded
      UNION ALL
      SELECT ${jobSpec('tell-inviter', Prisma.sql`json_build_object('invitationId', id, 'about', 'expiry')`)} FROM warned
    ))`;
}
