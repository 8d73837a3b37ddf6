import type { Domain } from '../domain.ts';
import type { SlackUser } from '../members/slack-user.ts';
import { findInSlack, findWhomToTell } from '../members/whom-to-tell.ts';
import { queueJob } from '../outbox.ts';
import { findInvitationByLink } from './find-by-link.ts';
import { type InvitationStatus, invitationStatus } from './status.ts';

/** How often whoever holds a link is heard. */
export const ASK_EVERY_MS = 24 * 60 * 60 * 1000;

/**
 * Tells whoever invited that the holder of a link that works no more would like a new one, or the Administrators where
 * the inviter may not invite any more, or left Slack: once a day for an invitation, however often it is asked. Nothing else changes.
 *
 * @throws DomainError LINK_NOT_VALID.
 */
export async function askForLink(domain: Domain, token: string): Promise<void> {
  const linked = await findInvitationByLink(domain, token);
  if (linked.status === 'open' || linked.status === 'accepted') return;
  const now = domain.now();
  await domain.prisma.$transaction(async (transaction) => {
    const lately = new Date(now.getTime() - ASK_EVERY_MS);
    const [asked] = await transaction.invitation.updateManyAndReturn({
      where: { id: linked.id, OR: [{ linkAskedAt: null }, { linkAskedAt: { lte: lately } }] },
      data: { linkAskedAt: now },
      select: { inviterId: true },
    });
    if (asked === undefined) return;
    for (const { memberId } of await findWhomToTell(transaction, linked.organizationId, asked.inviterId)) {
      await queueJob(transaction, 'tell-asked', { invitationId: linked.id, memberId });
    }
  });
}

/** Somebody's wish for a new link, and who is told of it. */
export interface LinkWish {
  readonly id: string;
  readonly version: number;
  readonly email: string;
  readonly status: InvitationStatus;
  readonly organizationName: string;
  readonly administrator: SlackUser;
}

/**
 * What is told of a wish: how the address's newest invitation stands. `undefined` where they have joined meanwhile, or
 * whoever would be told may not invite any more.
 */
export async function findLinkWish(
  { prisma, now }: Domain,
  { invitationId, memberId }: { invitationId: string; memberId: string },
): Promise<LinkWish | undefined> {
  const asked = await prisma.invitation.findUnique({
    where: { id: invitationId },
    include: { organization: { select: { name: true } } },
  });
  if (asked === null) return undefined;
  const { organizationId, email, organization } = asked;
  const administrator = await findInSlack({ prisma }, { organizationId, memberId }, 'members:invite');
  const hasJoined = (await prisma.member.count({ where: { organizationId, email, removedAt: null } })) > 0;
  if (administrator === undefined || hasJoined) return undefined;
  const pending = await prisma.invitation.findFirst({ where: { organizationId, email, state: 'PENDING' } });
  const newest = pending ?? asked;
  const { id, version } = newest;
  const status = invitationStatus(newest, now());
  return { id, version, email, status, organizationName: organization.name, administrator };
}
