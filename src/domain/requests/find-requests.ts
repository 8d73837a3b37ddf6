import type { Actor } from '../core/actor.ts';
import { assertCan } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import type { SlackUser } from '../core/slack-user.ts';
import { findMemberInSlack } from '../identity/members-in-slack.ts';
import { type InvitationRequest, requestInclude, toRequest } from './request.ts';

/** The requests of one form, ordered by address. */
export async function findRequestsOf(
  { prisma }: DomainContext,
  organizationId: string,
  submissionId: string,
): Promise<InvitationRequest[]> {
  const requests = await prisma.invitationRequest.findMany({
    where: { organizationId, submissionId },
    include: requestInclude,
    orderBy: { email: 'asc' },
  });
  return requests.map(toRequest);
}

/**
 * The submission of a request in the actor's organization; `undefined` if there is no such request.
 *
 * @throws DomainError NOT_ALLOWED.
 */
export async function findSubmissionOf(
  { prisma }: DomainContext,
  actor: Actor,
  requestId: string,
): Promise<string | undefined> {
  assertCan(actor, 'members:invite');
  const request = await prisma.invitationRequest.findFirst({
    where: { id: requestId, organizationId: actor.organizationId },
    select: { submissionId: true },
  });
  return request?.submissionId;
}

/**
 * The organization's open requests, the oldest first.
 *
 * @throws DomainError NOT_ALLOWED.
 */
export async function listOpenRequests(
  { prisma }: DomainContext,
  actor: Actor,
  limit: number,
): Promise<InvitationRequest[]> {
  assertCan(actor, 'members:invite');
  const requests = await prisma.invitationRequest.findMany({
    where: { organizationId: actor.organizationId, state: 'PENDING' },
    include: requestInclude,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return requests.map(toRequest);
}

/** The requests to ask an Administrator about; `undefined` if all are decided or they may no longer decide. */
export async function findQuestion(
  domain: DomainContext,
  {
    organizationId,
    submissionId,
    memberId,
  }: { organizationId: string; submissionId: string; memberId: string },
): Promise<{ requests: InvitationRequest[]; administrator: SlackUser } | undefined> {
  const requests = await findRequestsOf(domain, organizationId, submissionId);
  const administrator = await findMemberInSlack(domain, { organizationId, memberId }, 'members:invite');
  if (administrator === undefined) return undefined;
  return requests.some(({ state }) => state === 'PENDING') ? { requests, administrator } : undefined;
}

/** A request and the requester's Slack account; `undefined` if nobody can be told. */
export async function findAnswer(
  domain: DomainContext,
  requestId: string,
): Promise<{ request: InvitationRequest; requester: SlackUser } | undefined> {
  const found = await domain.prisma.invitationRequest.findUnique({
    where: { id: requestId },
    include: {
      ...requestInclude,
      requester: { select: { name: true, slackIdentities: { orderBy: { boundAt: 'desc' }, take: 1 } } },
    },
  });
  const [requester] = found?.requester.slackIdentities ?? [];
  return found === null || requester === undefined ? undefined : { request: toRequest(found), requester };
}
