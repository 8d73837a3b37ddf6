import type { Prisma } from '../../../database/generated/client.ts';
import { recordActivity } from '../../core/activity.ts';
import type { DomainContext } from '../../core/context.ts';
import { DomainError } from '../../core/errors.ts';
import { openWhere } from '../../core/invitation-status.ts';
import { queueTask } from '../../core/outbox.ts';
import { isMemberSql } from '../../core/rules.ts';
import { MAX_NAME_LENGTH, parseSingleLine } from '../../core/single-line.ts';
import { findInvitationByLink, type LinkedInvitation } from './find-by-link.ts';

/**
 * Makes the invitee a member with the address and role of the invitation and the given name. Accepting twice is the same
 * as once. A current member keeps their name and role.
 *
 * @throws DomainError LINK_NOT_VALID, NAME_NOT_VALID, or INVITATION_NOT_OPEN.
 */
export async function acceptInvitation(
  domain: DomainContext,
  { token, name }: { token: string; name: string },
): Promise<LinkedInvitation> {
  return answerInvitation(domain, {
    token,
    state: 'ACCEPTED',
    effect: async (transaction, { organizationId, email, role }, now) => {
      const memberName = parseSingleLine(name, MAX_NAME_LENGTH);
      if (memberName === undefined) throw new DomainError('NAME_NOT_VALID', {});
      await transaction.$executeRaw`
        INSERT INTO members AS member (organization_id, email, role, name, joined_at)
        VALUES (${organizationId}::uuid, ${email}, ${role}::role, ${memberName}, ${now})
        ON CONFLICT (organization_id, email) DO UPDATE
          SET role = excluded.role, name = excluded.name, joined_at = excluded.joined_at, removed_at = NULL
          WHERE NOT ${isMemberSql('member')}`;
    },
  });
}

/**
 * Closes the invitation for the invitee. The address can be invited again. Declining twice is the same as once.
 *
 * @throws DomainError LINK_NOT_VALID or INVITATION_NOT_OPEN.
 */
export async function declineInvitation(
  domain: DomainContext,
  { token }: { token: string },
): Promise<LinkedInvitation> {
  return answerInvitation(domain, { token, state: 'DECLINED' });
}

interface Answer {
  readonly token: string;
  readonly state: 'ACCEPTED' | 'DECLINED';
  /** What else the answer changes, in the same transaction. Runs only for the request that answers. */
  readonly effect?: (
    transaction: Prisma.TransactionClient,
    invitation: LinkedInvitation,
    now: Date,
  ) => Promise<void>;
}

/**
 * Answers an open invitation. The update names the state that it leaves, so that one of several concurrent changes
 * wins. The answer that the invitation already has succeeds and changes nothing.
 *
 * @throws DomainError LINK_NOT_VALID, or INVITATION_NOT_OPEN with the status.
 */
async function answerInvitation(domain: DomainContext, answer: Answer): Promise<LinkedInvitation> {
  const { token, state, effect } = answer;
  const linked = await findInvitationByLink(domain, token);
  const now = domain.now();

  if (linked.status === 'open') {
    await domain.prisma.$transaction(async (transaction) => {
      const { count } = await transaction.invitation.updateMany({
        where: { id: linked.id, version: linked.linkVersion, ...openWhere(now) },
        data: { state, answeredAt: now },
      });
      if (count === 0) return;
      await effect?.(transaction, linked, now);
      await recordActivity(transaction, {
        organizationId: linked.organizationId,
        kind: state === 'ACCEPTED' ? 'JOINED' : 'DECLINED',
        subjectId: linked.id,
        details: { email: linked.email, role: linked.role },
        createdAt: now,
      });
      await queueTask(transaction, 'tell-inviter', { invitationId: linked.id });
    });
  }

  const invitation = await findInvitationByLink(domain, token);
  const wanted = state === 'ACCEPTED' ? 'accepted' : 'declined';
  if (invitation.status !== wanted) {
    throw new DomainError('INVITATION_NOT_OPEN', { status: invitation.status });
  }
  return invitation;
}
