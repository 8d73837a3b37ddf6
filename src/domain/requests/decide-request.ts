import type { Prisma } from '../../database/generated/client.ts';
import { recordActivity } from '../core/activity.ts';
import type { Actor } from '../core/actor.ts';
import { assertCan, lockPermission } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { DomainError } from '../core/errors.ts';
import { queueTask } from '../core/outbox.ts';
import { isOverLimit } from '../core/sending-limits.ts';
import { inviteWithin } from '../invitations/lifecycle/invite.ts';
import type { InviteOutcome } from '../invitations/lifecycle/invite-statement.ts';
import { sendingLimitReached } from '../invitations/limits/limit-error.ts';
import { requestInclude } from './request.ts';

interface Decision {
  readonly requestId: string;
  readonly state: 'APPROVED' | 'DECLINED';
}

/**
 * Approves or declines a request, once. Approving invites in the name of the actor. The requester is told. Resolves
 * with the outcome for the address; `undefined` if declined.
 *
 * @throws DomainError NOT_ALLOWED, REQUEST_NOT_FOUND, REQUEST_NOT_OPEN with the earlier decision; SENDING_LIMIT_REACHED
 *   or DOMAIN_NOT_ALLOWED, which leave the request open.
 */
export async function decideRequest(
  domain: DomainContext,
  actor: Actor,
  { requestId, state }: Decision,
): Promise<InviteOutcome | undefined> {
  assertCan(actor, 'members:invite');
  const { organizationId, memberId } = actor;
  const now = domain.now();
  let address = '';
  try {
    return await domain.prisma.$transaction(async (transaction) => {
      await lockPermission(transaction, actor, 'members:invite');
      const [request] = await transaction.invitationRequest.updateManyAndReturn({
        where: { id: requestId, organizationId, state: 'PENDING' },
        data: { state, decidedAt: now, deciderId: memberId },
        include: requestInclude,
      });
      if (request === undefined) throw await notOpen(transaction, actor, requestId);
      address = request.email;
      const [outcome] =
        state === 'DECLINED'
          ? []
          : await inviteWithin(
              { ...domain, prisma: transaction },
              actor,
              {
                viewId: `request-${requestId}`,
                workspaceId: request.workspaceId,
                channelId: request.channelId ?? undefined,
                responseUrl: request.responseUrl ?? undefined,
                addresses: [request.email],
                role: request.role,
                note: request.note ?? undefined,
                noteWriter: request.requester.name,
              },
              now,
            );
      // The request stays open: the settings may change, and it can be declined.
      if (outcome?.outcome === 'domain-not-allowed') throw new DomainError('DOMAIN_NOT_ALLOWED', outcome);
      await recordActivity(transaction, {
        organizationId,
        kind: state === 'APPROVED' ? 'REQUEST_APPROVED' : 'REQUEST_DECLINED',
        actorId: memberId,
        subjectId: requestId,
        details: { email: request.email, role: request.role },
        createdAt: now,
      });
      await queueTask(transaction, 'tell-requester', { requestId, outcome: outcome?.outcome });
      return outcome;
    });
  } catch (error) {
    if (!isOverLimit(error)) throw error;
    throw await sendingLimitReached(domain, actor, [address], now);
  }
}

async function notOpen(
  { invitationRequest }: Pick<Prisma.TransactionClient, 'invitationRequest'>,
  { organizationId }: Actor,
  id: string,
): Promise<DomainError<'REQUEST_NOT_FOUND'> | DomainError<'REQUEST_NOT_OPEN'>> {
  const request = await invitationRequest.findFirst({
    where: { id, organizationId },
    select: { state: true, decider: { select: { name: true } } },
  });
  if (request === null) return new DomainError('REQUEST_NOT_FOUND', {});
  const { state, decider } = request;
  // The update found no pending row, so this row is decided.
  if (state === 'PENDING') throw new Error('A request is both decided and pending.');
  return new DomainError('REQUEST_NOT_OPEN', {
    state,
    ...(decider !== null && { deciderName: decider.name }),
  });
}
