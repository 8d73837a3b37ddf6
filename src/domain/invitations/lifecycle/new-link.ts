import type { DomainContext } from '../../core/context.ts';
import { type InvitationStatus, invitationStatus, pendingWhere } from '../../core/invitation-status.ts';
import { queueTask } from '../../core/outbox.ts';
import { memberWhere } from '../../core/rules.ts';
import { findInvitationByLink, type LinkedInvitation } from './find-by-link.ts';

/** The inviter is told at most once a day, and three times for an invitation. */
const ASK_EVERY_MS = 24 * 60 * 60 * 1000;
const MAX_ASKS = 3;

/**
 * Whether the holder of a link can ask for a new one: `asked` if the inviter was told within a day, `over` if they were
 * told too often.
 */
export function newLinkAvailability(
  { linkAskedAt, linkAsks }: Pick<LinkedInvitation, 'linkAskedAt' | 'linkAsks'>,
  now: Date,
): 'possible' | 'asked' | 'over' {
  if (linkAskedAt !== null && now.getTime() - linkAskedAt.getTime() < ASK_EVERY_MS) return 'asked';
  return linkAsks < MAX_ASKS ? 'possible' : 'over';
}

/**
 * Tells the inviter that the holder of a link that no longer works would like a new one: at most once a day and three
 * times for an invitation.
 *
 * @throws DomainError LINK_NOT_VALID.
 */
export async function askForNewLink(domain: DomainContext, token: string): Promise<void> {
  const linked = await findInvitationByLink(domain, token);
  if (linked.status === 'open' || linked.status === 'accepted') return;
  const now = domain.now();
  await domain.prisma.$transaction(async (transaction) => {
    const dayAgo = new Date(now.getTime() - ASK_EVERY_MS);
    const { count } = await transaction.invitation.updateMany({
      where: {
        id: linked.id,
        linkAsks: { lt: MAX_ASKS },
        OR: [{ linkAskedAt: null }, { linkAskedAt: { lte: dayAgo } }],
      },
      data: { linkAskedAt: now, linkAsks: { increment: 1 } },
    });
    if (count > 0) await queueTask(transaction, 'tell-new-link-wanted', { invitationId: linked.id });
  });
}

/** A question for a new link, as the inviter sees it. */
export interface NewLinkQuestion {
  readonly id: string;
  readonly version: number;
  readonly email: string;
  readonly status: InvitationStatus;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly inviterId: string;
}

/** The question with the status of the address's newest invitation; `undefined` if the invitee has joined since. */
export async function findNewLinkQuestion(
  { prisma, now }: DomainContext,
  invitationId: string,
): Promise<NewLinkQuestion | undefined> {
  const asked = await prisma.invitation.findUnique({
    where: { id: invitationId },
    include: { organization: { select: { name: true } } },
  });
  if (asked === null) return undefined;
  const { organizationId, email, organization } = asked;
  const hasJoined = (await prisma.member.count({ where: { organizationId, email, ...memberWhere } })) > 0;
  if (hasJoined) return undefined;
  const pending = await prisma.invitation.findFirst({ where: { organizationId, email, ...pendingWhere } });
  const newest = pending ?? asked;
  const { id, version, inviterId } = newest;
  const status = invitationStatus(newest, now());
  return { id, version, email, status, organizationId, organizationName: organization.name, inviterId };
}
