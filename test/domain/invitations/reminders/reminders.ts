import { recordEmailSent } from '../../../../src/domain/invitations/delivery/emails-to-send.ts';
import { inviteOne, type TestDomain, type TestOrganization } from '../../../support/domain.ts';

/** An invitation whose email was sent. */
export async function sent(domain: TestDomain, organization: TestOrganization, address = 'ted@acme.com') {
  const { id } = await inviteOne(domain, organization, address);
  await recordEmailSent(domain, { id, version: 1 }, `message of ${id}`);
  return { id, version: 1 };
}

/** How many reminders were queued: to the invitee and to the inviter. */
export async function reminders(domain: TestDomain, id: string): Promise<[number, number]> {
  const { rows } = await domain.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM graphile_worker._private_jobs
     WHERE payload->>'about' IN ('reminder', 'expiry') AND payload::text LIKE '%' || $1 || '%'`,
    [id],
  );
  return [await domain.countTasks('remind-invitee', id), rows[0]?.count ?? 0];
}
