import { createHash } from 'node:crypto';
import { sqlState, UNIQUE_VIOLATION } from '../../../database/errors.ts';
import { Prisma, type PrismaClient } from '../../../database/generated/client.ts';
import type { Actor } from '../../core/actor.ts';
import { assertCan, assertCanGive } from '../../core/authorize.ts';
import type { DomainContext } from '../../core/context.ts';
import { DomainError } from '../../core/errors.ts';
import { isOpenSql } from '../../core/invitation-status.ts';
import { isEmailDomainAllowedSql, isMemberSql } from '../../core/rules.ts';
import { isOverLimit } from '../../core/sending-limits.ts';
import { sendingLimitReached } from '../limits/limit-error.ts';
import {
  type InviteForm,
  type InviteOutcome,
  inviteOutcomes,
  inviteRows,
  inviteStatement,
} from './invite-statement.ts';

/**
 * Invites each address that is neither a member nor has an open invitation. Resolves with the outcome for each address,
 * in the order given. One statement writes the invitations and activities and queues the emails and the announcement:
 * all or nothing. The same form submitted again gets the first answer.
 *
 * @throws DomainError NOT_ALLOWED, also if the actor was demoted or removed since they were found; WORKSPACE_BLOCKED or
 *   SENDING_LIMIT_REACHED, with nothing written.
 */
export async function invite(
  domain: DomainContext,
  actor: Actor,
  form: InviteForm,
): Promise<InviteOutcome[]> {
  const now = domain.now();
  let outcomes: InviteOutcome[];
  try {
    outcomes = await inviteWithin(domain, actor, form, now);
  } catch (error) {
    if (isOverLimit(error))
      throw await sendingLimitReached(
        domain,
        actor,
        await addressesToInvite(domain, actor, form.addresses),
        now,
      );
    // The same form was submitted twice at once: the other statement committed first, and this one failed.
    const answer = sqlState(error) === UNIQUE_VIOLATION ? await firstAnswer(domain, actor, form) : undefined;
    if (answer === undefined) throw error;
    return answer;
  }
  const invited = outcomes.some(({ outcome }) => outcome === 'invited');
  // Nobody was invited. The same form may have been committed while this statement ran.
  return invited ? outcomes : ((await firstAnswer(domain, actor, form)) ?? outcomes);
}

/**
 * Runs the statement behind `invite` in a larger transaction.
 *
 * @throws DomainError NOT_ALLOWED or WORKSPACE_BLOCKED; PostgreSQL's error if a sending limit is reached.
 */
export async function inviteWithin(
  { prisma, limits }: { readonly prisma: Pick<PrismaClient, '$queryRaw'> } & Pick<DomainContext, 'limits'>,
  actor: Actor,
  form: InviteForm,
  now: Date,
): Promise<InviteOutcome[]> {
  assertCan(actor, 'members:invite');
  assertCanGive(actor, form.role);
  const submissionId = submissionIdOf(form);
  const [row] = inviteRows.parse(
    await prisma.$queryRaw(inviteStatement({ limits }, actor, { ...form, submissionId, now })),
  );
  if (row.isBlocked) throw new DomainError('WORKSPACE_BLOCKED', {});
  if (!row.allowed) throw new DomainError('NOT_ALLOWED', { permission: 'members:invite' });
  return row.outcomes;
}

/** The addresses that would get an email. */
async function addressesToInvite(
  { prisma, now }: DomainContext,
  { organizationId }: Actor,
  addresses: readonly string[],
): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ email: string }[]>`
    SELECT email
    FROM organizations AS organization, unnest(${addresses}::text[]) AS typed (email)
    WHERE organization.id = ${organizationId}::uuid
      AND ${isEmailDomainAllowedSql(Prisma.sql`email`, Prisma.sql`allowed_domains`)}
      AND NOT EXISTS (
        SELECT FROM members
        WHERE organization_id = organization.id AND members.email = typed.email AND ${isMemberSql()}
      ) AND NOT EXISTS (
        SELECT FROM invitations
        WHERE organization_id = organization.id AND invitations.email = typed.email
          AND ${isOpenSql(now())}
      )`;
  return rows.map(({ email }) => email);
}

/** The same view with the same entries is the same submission; other entries make another one. */
export function submissionIdOf({
  viewId,
  addresses,
  role,
  note,
}: Pick<InviteForm, 'viewId' | 'addresses' | 'role' | 'note'>): string {
  const entries = JSON.stringify([[...addresses].sort(), role, note]);
  return `${viewId}-${createHash('sha256').update(entries).digest('base64url')}`;
}

async function firstAnswer(
  { prisma }: DomainContext,
  { organizationId }: Actor,
  form: InviteForm,
): Promise<InviteOutcome[] | undefined> {
  const submission = await prisma.submission.findUnique({
    where: { organizationId_id: { organizationId, id: submissionIdOf(form) } },
    select: { outcomes: true },
  });
  return submission === null ? undefined : inviteOutcomes.parse(submission.outcomes);
}
