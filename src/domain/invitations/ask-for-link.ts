import type { Prisma } from '../../database/generated/client.ts';
import type { Domain } from '../domain.ts';
import { findAdministratorsInSlack } from '../members/administrators-in-slack.ts';
import type { SlackUser } from '../members/slack-user.ts';
import { queueJob } from '../outbox.ts';
import { can } from '../roles.ts';
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
    for (const { memberId } of await whomToTell(transaction, linked.organizationId, asked.inviterId)) {
      await queueJob(transaction, 'tell-asked', { invitationId: linked.id, memberId });
    }
  });
}

async function whomToTell(
  transaction: Prisma.TransactionClient,
  organizationId: string,
  inviterId: string,
): Promise<{ memberId: string }[]> {
  const inviter = await transaction.member.findUniqueOrThrow({
    where: { id: inviterId },
    select: { role: true, removedAt: true, slackIdentities: { where: { leftAt: null }, take: 1 } },
  });
  const isReached = inviter.removedAt === null && inviter.slackIdentities.length > 0;
  if (isReached && can(inviter.role, 'members:invite')) return [{ memberId: inviterId }];
  return findAdministratorsInSlack(transaction, organizationId);
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

/** What is told of a wish; `undefined` where whoever would be told may not invite any more. */
export async function findLinkWish(
  domain: Domain,
  { invitationId, memberId }: { invitationId: string; memberId: string },
): Promise<LinkWish | undefined> {
  const invitation = await domain.prisma.invitation.findUnique({
    where: { id: invitationId },
    include: { organization: { select: { name: true } } },
  });
  if (invitation === null) return undefined;
  const member = await domain.prisma.member.findFirst({
    where: { id: memberId, organizationId: invitation.organizationId, removedAt: null },
    select: {
      role: true,
      slackIdentities: { where: { leftAt: null }, orderBy: { boundAt: 'desc' }, take: 1 },
    },
  });
  const [administrator] = member?.slackIdentities ?? [];
  if (member === null || administrator === undefined || !can(member.role, 'members:invite')) return undefined;
  const { id, version, email, organization } = invitation;
  const status = invitationStatus(invitation, domain.now());
  return { id, version, email, status, organizationName: organization.name, administrator };
}
