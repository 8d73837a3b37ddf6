import { z } from 'zod';
import { Prisma } from '../../database/generated/client.ts';
import { recordActivities } from '../core/activity.ts';
import type { Actor } from '../core/actor.ts';
import { assertCan, lockPermission } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { DomainError } from '../core/errors.ts';
import { isOpenSql } from '../core/invitation-status.ts';
import { queueTask } from '../core/outbox.ts';
import { isEmailDomainAllowedSql, isMemberSql } from '../core/rules.ts';
import { findAdministratorsInSlack } from '../identity/members-in-slack.ts';
import { submissionIdOf } from '../invitations/lifecycle/invite.ts';
import type { InviteForm } from '../invitations/lifecycle/invite-statement.ts';

/** The outcome for an address; `waiting` if wgw knows no Administrator's Slack account yet. */
export interface RequestOutcome {
  readonly address: string;
  readonly outcome: z.infer<typeof outcome> | 'waiting';
}

const outcome = z.enum([
  'requested',
  'already-requested',
  'already-invited',
  'already-member',
  'domain-not-allowed',
]);
const outcomeRows = z.array(z.object({ address: z.string(), outcome }));

/** The maximum number of open requests of a member. */
export const MAX_OPEN_REQUESTS = 20;

/**
 * Requests an invitation for each address that is neither a member nor openly invited nor already requested, and asks
 * the Administrators. The same form submitted again changes nothing.
 *
 * @throws DomainError NOT_ALLOWED, or REQUEST_LIMIT_REACHED, with nothing written.
 */
export async function requestInvitations(
  domain: DomainContext,
  actor: Actor,
  form: InviteForm,
): Promise<RequestOutcome[]> {
  assertCan(actor, 'members:view');
  const { organizationId, memberId } = actor;
  const submissionId = submissionIdOf(form);
  const now = domain.now();
  return domain.prisma.$transaction(async (transaction) => {
    await lockPermission(transaction, actor, 'members:view');
    // One form of a member at a time, so that the limit is exact.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${memberId}, 0))`;
    const before = await outcomesOf(transaction, actor, form, now);
    const asked = before.filter(({ outcome }) => outcome === 'requested').map(({ address }) => address);
    await assertWithinLimit(transaction, memberId, asked.length);
    const created = await transaction.$queryRaw<{ id: string; email: string }[]>`
      INSERT INTO invitation_requests (organization_id, workspace_id, requester_id, submission_id, email, role, note,
                                       channel_id, response_url, created_at)
      SELECT ${organizationId}::uuid, ${form.workspaceId}, ${memberId}::uuid, ${submissionId}, email,
             ${form.role}::role, ${form.note ?? null}, ${form.channelId ?? null}, ${form.responseUrl ?? null}, ${now}
      FROM unnest(${asked}::text[]) AS asked (email) ORDER BY email
      ON CONFLICT DO NOTHING
      RETURNING id, email`;
    await recordActivities(
      transaction,
      created.map(({ id, email }) => ({
        organizationId,
        kind: 'REQUESTED',
        actorId: memberId,
        subjectId: id,
        details: { email, role: form.role },
        createdAt: now,
      })),
    );
    const administrators = await findAdministratorsInSlack(transaction, organizationId);
    if (created.length > 0) {
      for (const each of administrators) {
        await queueTask(transaction, 'ask-administrator', { organizationId, submissionId, ...each });
      }
    }
    const mine = await transaction.invitationRequest.findMany({
      where: { organizationId, submissionId },
      select: { email: true },
    });
    const isMine = new Set(mine.map(({ email }) => email));
    return before.map(({ address, outcome }) => {
      if (isMine.has(address)) {
        return { address, outcome: administrators.length > 0 ? 'requested' : 'waiting' };
      }
      // Someone else requested it at the same moment.
      return { address, outcome: outcome === 'requested' ? 'already-requested' : outcome };
    });
  });
}

async function outcomesOf(
  transaction: Prisma.TransactionClient,
  { organizationId }: Actor,
  { addresses }: InviteForm,
  now: Date,
): Promise<RequestOutcome[]> {
  return outcomeRows.parse(
    await transaction.$queryRaw`
    SELECT email AS address, CASE
      WHEN EXISTS (
        SELECT FROM members
        WHERE organization_id = organization.id AND members.email = typed.email AND ${isMemberSql()}
      ) THEN 'already-member'
      WHEN EXISTS (
        SELECT FROM invitations
        WHERE organization_id = organization.id AND invitations.email = typed.email
          AND ${isOpenSql(now)}
      ) THEN 'already-invited'
      WHEN NOT ${isEmailDomainAllowedSql(Prisma.sql`email`, Prisma.sql`allowed_domains`)}
        THEN 'domain-not-allowed'
      WHEN EXISTS (
        SELECT FROM invitation_requests AS request
        WHERE request.organization_id = organization.id AND request.email = typed.email AND state = 'PENDING'
      ) THEN 'already-requested'
      ELSE 'requested'
    END AS outcome
    FROM organizations AS organization,
         unnest(${addresses}::text[]) WITH ORDINALITY AS typed (email, position)
    WHERE organization.id = ${organizationId}::uuid
    ORDER BY position`,
  );
}

async function assertWithinLimit(
  transaction: Prisma.TransactionClient,
  requesterId: string,
  added: number,
): Promise<void> {
  const open = await transaction.invitationRequest.count({ where: { requesterId, state: 'PENDING' } });
  if (open + added <= MAX_OPEN_REQUESTS) return;
  throw new DomainError('REQUEST_LIMIT_REACHED', {
    allowed: MAX_OPEN_REQUESTS,
    left: MAX_OPEN_REQUESTS - open,
  });
}
