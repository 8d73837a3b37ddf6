import { createHash } from 'node:crypto';
import { sqlState, UNIQUE_VIOLATION, violatesCheck } from '../../database/sql-state.ts';
import type { Domain } from '../domain.ts';
import { DomainError } from '../errors.ts';
import type { Actor } from '../members/actor.ts';
import { assertCan, assertCanGive, type Role } from '../roles.ts';
import { type InviteRow, inviteStatement } from './invite-statement.ts';
import { sendingLimitReached } from './sending-limit-reached.ts';

/** What became of one address: invited now, invited before and still open, or a member already. */
export interface InviteOutcome {
  readonly address: string;
  readonly outcome: 'invited' | 'already-invited' | 'already-member';
}

/** A submitted invite form, and where to announce what it led to. */
export interface InviteForm {
  /** Slack's id of the view that was submitted. */
  readonly viewId: string;
  readonly workspaceId: string;
  readonly channelId: string | undefined;
  readonly responseUrl: string | undefined;
  /** Normalized, each once. */
  readonly addresses: readonly string[];
  readonly role: Role;
  readonly note: string | undefined;
}

/**
 * Invites every address that is neither a member nor openly invited, and tells what became of each, in the order
 * given. One statement records the invitations and the activity and queues the emails and the announcement: all of
 * it stands, or nothing. The same form submitted again gets the first answer.
 *
 * @throws DomainError NOT_ALLOWED, also for an actor demoted or removed meanwhile; SENDING_LIMIT_REACHED, with
 *   nothing written.
 */
export async function invite(domain: Domain, actor: Actor, form: InviteForm): Promise<InviteOutcome[]> {
  assertCan(actor, 'members:invite');
  assertCanGive(actor, form.role);
  const now = domain.now();
  const submissionId = submissionIdOf(form);

  let row: InviteRow | undefined;
  try {
    [row] = await domain.prisma.$queryRaw<InviteRow[]>(inviteStatement(actor, form, submissionId, now));
  } catch (error) {
    if (violatesCheck(error, 'sending_quota_within_allowed'))
      throw await sendingLimitReached(domain, actor, form.addresses, now);
    // The same form, submitted twice at once: its twin came first, and this one undid itself.
    const answer =
      sqlState(error) === UNIQUE_VIOLATION ? await firstAnswer(domain, actor, submissionId) : undefined;
    if (answer === undefined) throw error;
    return answer;
  }

  if (row === undefined || !row.allowed)
    throw new DomainError('NOT_ALLOWED', { permission: 'members:invite' });
  const invited = row.outcomes.some(({ outcome }) => outcome === 'invited');
  // Refused throughout? Perhaps by this form's own twin, which was still under way when the statement began.
  return invited ? row.outcomes : ((await firstAnswer(domain, actor, submissionId)) ?? row.outcomes);
}

/** The same view with the same entries is the same submission; with other entries it is another. */
function submissionIdOf({ viewId, addresses, role, note }: InviteForm): string {
  const entries = JSON.stringify([[...addresses].sort(), role, note]);
  return `${viewId}-${createHash('sha256').update(entries).digest('base64url')}`;
}

async function firstAnswer(
  { prisma }: Domain,
  { organizationId }: Actor,
  submissionId: string,
): Promise<InviteOutcome[] | undefined> {
  const [submission] = await prisma.$queryRaw<{ outcomes: InviteOutcome[] }[]>`
    SELECT outcomes FROM submissions WHERE organization_id = ${organizationId}::uuid AND id = ${submissionId}`;
  return submission?.outcomes;
}
