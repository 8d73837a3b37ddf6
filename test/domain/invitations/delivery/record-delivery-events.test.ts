import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Delivery } from '../../../../src/database/generated/enums.ts';
import { announceExpired } from '../../../../src/domain/invitations/announcement/announce-expired.ts';
import {
  closeAsUndeliverable,
  findInvitationToSend,
  recordEmailSent,
} from '../../../../src/domain/invitations/delivery/emails-to-send.ts';
import { recordDeliveries } from '../../../../src/domain/invitations/delivery/record-delivery-events.ts';
import { acceptInvitation } from '../../../../src/domain/invitations/lifecycle/answer.ts';
import { invite } from '../../../../src/domain/invitations/lifecycle/invite.ts';
import { resendInvitation } from '../../../../src/domain/invitations/lifecycle/resend.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
} from '../../../support/domain.ts';
import { hold, untilWaiting } from '../../locks.ts';
import { removeNow } from '../../members/with-current-version.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const rowOf = (id: string) => domain.prisma.invitation.findUniqueOrThrow({ where: { id } });

/** The activities of failed emails. */
async function failuresOf(id: string) {
  const activities = await domain.prisma.activity.findMany({
    where: { subjectId: id, kind: 'EMAIL_FAILED' },
  });
  return activities.map(({ details }) => details);
}

describe('a delivery report', () => {
  test('is not recorded for the next email, which is sent at the same moment', async () => {
    const { id } = await inviteOne(domain, await addOrganization(domain), 'ted@acme.com');
    const { release } = await hold(
      domain,
      (transaction) =>
        transaction.$queryRaw`UPDATE invitations SET version = 2 WHERE id = ${id}::uuid RETURNING id`,
    );
    const recording = recordDeliveries(domain, [{ invitationId: id, version: 1, delivery: 'BOUNCED' }]);
    await untilWaiting(domain, 1);
    await release();
    await recording;
    expect(await rowOf(id)).toMatchObject({ version: 2, delivery: null });
    expect(await domain.countTasks('tell-inviter', id)).toBe(0);
  });

  test('proves that the email was sent: it is not sent again, and its invitation is not closed', async () => {
    const { id } = await inviteOne(domain, await addOrganization(domain), 'ted@acme.com');
    await recordDeliveries(domain, [{ invitationId: id, version: 1, delivery: 'DELIVERED' }]);
    expect(await findInvitationToSend(domain, { id, version: 1 })).toBeUndefined();
    await closeAsUndeliverable(domain, { id, version: 1 }, 'given-up');
    expect(await rowOf(id)).toMatchObject({ state: 'PENDING', sentAt: domain.now() });
  });

  test('without a version does not stop the next email, which waits to be sent', async () => {
    const acme = await addOrganization(domain);
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    await resendInvitation(domain, acme.administrator, { invitationId: id, version: 1 });
    await recordDeliveries(domain, [{ invitationId: id, delivery: 'DELIVERED' }]);
    expect(await findInvitationToSend(domain, { id, version: 2 })).toMatchObject({ version: 2 });
  });

  test('of thousands of emails is fast with a plan that was cached for one', async () => {
    const { id } = await inviteOne(domain, await addOrganization(domain), 'ted@acme.com');
    // From the sixth execution on, PostgreSQL uses a cached plan.
    for (let n = 0; n < 8; n += 1)
      await recordDeliveries(domain, [{ invitationId: id, delivery: 'DEFERRED' }]);
    const many = await domain.prisma.$queryRaw<{ id: string; messageId: string }[]>`
      INSERT INTO invitations (organization_id, email, role, inviter_id, submission_id, created_at, expires_at, sent_at,
        message_id)
      SELECT organization_id, n || email, role, inviter_id, submission_id, created_at, expires_at, created_at,
        id::text || n
      FROM invitations, generate_series(1, 15000) AS n WHERE id = ${id}::uuid
      RETURNING id, message_id AS "messageId"`;
    const { organizationId } = await rowOf(id);
    const count = (delivery: Delivery) =>
      domain.prisma.invitation.count({ where: { organizationId, delivery } });
    // A full scan for each row would exceed the time limit of a query.
    await recordDeliveries(
      domain,
      many.map((each) => ({ invitationId: each.id, delivery: 'DEFERRED' })),
    );
    expect(await count('DEFERRED')).toBe(many.length + 1);
    await recordDeliveries(
      domain,
      many.map(({ messageId }) => ({ messageId, delivery: 'DELIVERED' })),
    );
    expect(await count('DELIVERED')).toBe(many.length);
  });

  test('by message id is not recorded for the next email, which is sent at the same moment', async () => {
    const { id } = await inviteOne(domain, await addOrganization(domain), 'ted@acme.com');
    await recordEmailSent(domain, { id, version: 1 }, `message of ${id}`);
    const { release } = await hold(
      domain,
      (transaction) =>
        transaction.$queryRaw`UPDATE invitations SET version = 2, message_id = NULL WHERE id = ${id}::uuid RETURNING id`,
    );
    const recording = recordDeliveries(domain, [{ messageId: `message of ${id}`, delivery: 'BOUNCED' }]);
    await untilWaiting(domain, 1);
    await release();
    await recording;
    expect(await rowOf(id)).toMatchObject({ version: 2, delivery: null });
    expect(await domain.countTasks('tell-inviter', id)).toBe(0);
  });

  test('on several invitations locks them in the order in which inviting does', async () => {
    const acme = await addOrganization(domain);
    const { id: anns } = await inviteOne(domain, acme, 'ann@acme.com');
    const { id: bobs } = await inviteOne(domain, acme, 'bob@acme.com');
    // Before Ann's in the order of ids.
    const id = `00000000${anns.slice(8)}`;
    await domain.prisma.invitation.update({ where: { id: bobs }, data: { id } });
    const both = [id, anns].map((invitationId) => ({ invitationId, delivery: 'DELIVERED' as const }));
    const lock = (transaction: Pick<TestDomain['prisma'], '$queryRaw'>, each: string) =>
      transaction.$queryRaw`SELECT FROM invitations WHERE id = ${each}::uuid FOR UPDATE`;
    const { recording } = await domain.prisma.$transaction(async (transaction) => {
      await lock(transaction, anns);
      const started = recordDeliveries(domain.replica, both);
      await untilWaiting(domain, 1);
      await lock(transaction, id);
      return { recording: started };
    });
    await recording;
    expect(await rowOf(id)).toMatchObject({ delivery: 'DELIVERED' });
  });

  test('that arrives twice at once tells the inviter once', async () => {
    const { id } = await inviteOne(domain, await addOrganization(domain), 'ted@acme.com');
    await Promise.all([
      recordDeliveries(domain, [{ invitationId: id, delivery: 'BOUNCED' }]),
      recordDeliveries(domain.replica, [{ invitationId: id, delivery: 'BOUNCED' }]),
    ]);
    expect(await domain.countTasks('tell-inviter', id)).toBe(1);
  });

  test('uses the last of several events in one HTTP request, with its reason', async () => {
    const { id } = await inviteOne(domain, await addOrganization(domain), 'ted@acme.com');
    const reason = '550 5.1.1 No such mailbox';
    await recordDeliveries(domain, [
      { invitationId: id, delivery: 'DELIVERED' },
      { invitationId: id, delivery: 'BOUNCED', reason },
      { invitationId: id, delivery: 'DEFERRED' },
    ]);
    expect(await rowOf(id)).toMatchObject({ delivery: 'BOUNCED', deliveryReason: reason });
    expect(await failuresOf(id)).toMatchObject([{ email: 'ted@acme.com', delivery: 'BOUNCED', reason }]);
  });

  test('on a joined invitee tells nobody of a failure', async () => {
    const { id, token } = await inviteOne(domain, await addOrganization(domain), 'ted@acme.com');
    await acceptInvitation(domain, { token, name: 'Ted' });
    const before = await domain.countTasks('tell-inviter', id);
    await recordDeliveries(domain, [{ invitationId: id, delivery: 'BOUNCED' }]);
    expect(await domain.countTasks('tell-inviter', id)).toBe(before);
    expect(await failuresOf(id)).toEqual([]);
  });
});

test('an expired invitation whose email task was lost is closed, and the inviter is told', async () => {
  const { id } = await inviteOne(domain, await addOrganization(domain), 'ted@acme.com');
  domain.advanceClock({ hours: 7 * 24 });
  await Promise.all([announceExpired(domain), announceExpired(domain.replica)]);
  expect(await rowOf(id)).toMatchObject({ state: 'UNDELIVERABLE' });
  expect(await domain.countTasks('tell-inviter', id)).toBe(1);
});

test('one statement closes thousands of invitations of as many forms, and their announcements are updated', async () => {
  const acme = await addOrganization(domain);
  const { organizationId, memberId } = acme.administrator;
  await inviteOne(domain, acme, 'ted@acme.com');
  const inviter = await addMember(domain, acme, 'ADMINISTRATOR');
  await domain.prisma.$executeRaw`
    WITH forms AS (
      INSERT INTO submissions (organization_id, id, workspace_id, inviter_id, role, outcomes, created_at)
      SELECT organization_id, 'form ' || n, workspace_id, inviter_id, role, outcomes, created_at
      FROM submissions, generate_series(1, 15000) AS n
      WHERE organization_id = ${organizationId}::uuid AND inviter_id = ${memberId}::uuid
      RETURNING id
    )
    INSERT INTO invitations (organization_id, email, role, inviter_id, submission_id, created_at, expires_at)
    SELECT ${organizationId}::uuid, replace(id, ' ', '') || '@acme.com', 'MEMBER', ${inviter.memberId}::uuid, id, now(), now()
    FROM forms`;
  // A scan of the waiting tasks for each row would exceed the time limit of a query.
  await removeNow(domain, acme.administrator, inviter.memberId);
  expect(await domain.countTasks('update-announcement', 'form ')).toBe(15_000);
});

test('statements that update the announcements of several forms run one after the other', async () => {
  const acme = await addOrganization(domain);
  const [one, other] = [
    await inviteOne(domain, acme, 'ted@acme.com'),
    await inviteOne(domain, acme, 'kim@acme.com'),
  ];
  const { release } = await hold(
    domain,
    (transaction) =>
      transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('announcement updates', 0))::text`,
  );
  const report = ({ id }: { id: string }) =>
    ({ invitationId: id, version: 1, delivery: 'DELIVERED' }) as const;
  const both = recordDeliveries(domain, [report(one), report(other)]);
  await untilWaiting(domain, 1);
  await release();
  await both;
  expect(await rowOf(other.id)).toMatchObject({ delivery: 'DELIVERED' });
});

test('two invitations of a form can be resent and invited again at once', async () => {
  const acme = await addOrganization(domain);
  const ada = acme.administrator;
  await invite(domain, ada, inviteForm(acme, ['ted@acme.com', 'kim@acme.com']));
  const { id } = await domain.prisma.invitation.findFirstOrThrow({
    where: { organizationId: ada.organizationId, email: 'ted@acme.com' },
  });
  domain.advanceClock({ hours: 7 * 24 });
  // Both need the rows of the limits.
  const { release } = await hold(
    domain,
    (transaction) =>
      transaction.$queryRaw`SELECT 1 FROM sending_quotas WHERE organization_id = ${ada.organizationId}::uuid FOR UPDATE`,
  );
  const inviting = invite(domain, ada, inviteForm(acme, ['kim@acme.com']));
  await untilWaiting(domain, 1);
  const resending = resendInvitation(domain, ada, { invitationId: id, version: 1 });
  await untilWaiting(domain, 2);
  await release();
  expect(await inviting).toMatchObject([{ outcome: 'invited' }]);
  expect(await resending).toMatchObject({ email: 'ted@acme.com' });
});
