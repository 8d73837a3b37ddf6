import { z } from 'zod';
import { type Delivery, type Organization, Prisma } from '../../../database/generated/client.ts';
import type { DomainContext } from '../../core/context.ts';
import { type InvitationStatus, invitationStatus } from '../../core/invitation-status.ts';
import { queueTask, type TaskPayload } from '../../core/outbox.ts';
import type { Role } from '../../core/permissions.ts';
import { queueOffersInSlack } from '../lifecycle/offer-in-slack.ts';

/** The key of a submitted form. */
export interface SubmissionKey {
  readonly organizationId: string;
  readonly submissionId: string;
}

/** An invitation with its status. */
export interface AnnouncedInvitation {
  readonly id: string;
  readonly version: number;
  readonly email: string;
  readonly status: InvitationStatus;
  /** Null until SendGrid accepts the email of this version. */
  readonly sentAt: Date | null;
  /** The delivery status of that email; null until SendGrid reports one. */
  readonly delivery: Delivery | null;
  /** In the words of the recipient's server or of SendGrid. */
  readonly deliveryReason: string | null;
}

/** The channel and id of a message in Slack. */
export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
}

/** The announcement of a submitted form, and where it belongs. */
export interface Announcement {
  readonly workspaceId: string;
  readonly channelId: string | null;
  /** Whether the channel comes from the settings rather than the command. */
  readonly isChannelFixed: boolean;
  readonly responseUrl: string | null;
  /** Whether it has been posted. */
  readonly isMade: boolean;
  /** The posted message; `undefined` if it cannot be changed. */
  readonly message: MessagePlace | undefined;
  readonly inviterName: string;
  /** The inviter's Slack id in the workspace. */
  readonly inviterUserId: string | undefined;
  readonly role: Role;
  /** In the order typed. */
  readonly invitations: readonly AnnouncedInvitation[];
}

const outcomes = z.array(z.object({ address: z.string() }));

/** The announcement of a form, with the invitations' status now; `undefined` if there is no such form. */
export async function findAnnouncement(
  domain: DomainContext,
  key: SubmissionKey,
): Promise<Announcement | undefined> {
  const submission = await domain.prisma.submission.findUnique({
    where: uniquely(key),
    include: {
      inviter: { include: { slackIdentities: true } },
      organization: { select: { announceTo: true, announceChannelId: true } },
      invitations: true,
    },
  });
  if (submission === null) return undefined;
  const { workspaceId, role, inviter, announcedAt, messageChannel, messageTs } = submission;
  const now = domain.now();
  const typed = outcomes.parse(submission.outcomes).map(({ address }) => address);
  const positions = new Map(typed.map((address, position) => [address, position]));
  return {
    workspaceId,
    ...placeOf(submission),
    isMade: announcedAt !== null,
    message:
      messageChannel === null || messageTs === null ? undefined : { channel: messageChannel, ts: messageTs },
    role,
    inviterName: inviter.name,
    inviterUserId: inviter.slackIdentities.find((identity) => identity.workspaceId === workspaceId)?.userId,
    invitations: submission.invitations
      .toSorted((one, other) => (positions.get(one.email) ?? 0) - (positions.get(other.email) ?? 0))
      .map((invitation) => ({ ...invitation, status: invitationStatus(invitation, now) })),
  };
}

interface SubmissionPlace {
  readonly channelId: string | null;
  readonly responseUrl: string | null;
  readonly organization: Pick<Organization, 'announceTo' | 'announceChannelId'>;
}

/**
 * The place by the organization's settings; without one, the inviter gets the announcement. An announcement for a fixed
 * channel has no `response_url`, which would show it to others.
 */
function placeOf({ channelId, responseUrl, organization }: SubmissionPlace) {
  switch (organization.announceTo) {
    case 'COMMAND_CHANNEL':
      return { channelId, isChannelFixed: false, responseUrl };
    case 'FIXED_CHANNEL':
      return { channelId: organization.announceChannelId, isChannelFixed: true, responseUrl: null };
    case 'INVITER':
      return { channelId: null, isChannelFixed: false, responseUrl: null };
  }
}

/**
 * Records where the announcement was posted, or that it was posted nowhere. Also queues an update of the announcement,
 * for changes while it was posted, and the invitees' messages in Slack. If the fixed channel refused the announcement,
 * the inviter is told why.
 */
export async function recordAnnounced(
  domain: DomainContext,
  key: SubmissionKey,
  {
    message,
    closedChannel,
  }: {
    readonly message: MessagePlace | undefined;
    readonly closedChannel: TaskPayload<'tell-closed-channel'> | undefined;
  },
): Promise<void> {
  await domain.prisma.$transaction(async (transaction) => {
    await transaction.submission.update({
      where: uniquely(key),
      data: { announcedAt: domain.now(), ...columnsOf(message) },
    });
    const { organizationId, submissionId } = key;
    await transaction.$executeRaw`SELECT queue_announcement_updates(ARRAY[${organizationId}]::uuid[], ARRAY[${submissionId}]::text[])`;
    await queueOffersInSlack(
      transaction,
      Prisma.sql`organization_id = ${organizationId}::uuid AND submission_id = ${submissionId}`,
    );
    if (closedChannel !== undefined) await queueTask(transaction, 'tell-closed-channel', closedChannel);
  });
}

/** Records that another message is now the announcement of a form, or that none can be. */
export async function moveAnnouncement(
  domain: DomainContext,
  key: SubmissionKey,
  message: MessagePlace | undefined,
): Promise<void> {
  await domain.prisma.submission.update({ where: uniquely(key), data: columnsOf(message) });
}

function columnsOf(message: MessagePlace | undefined) {
  return { messageChannel: message?.channel ?? null, messageTs: message?.ts ?? null };
}

function uniquely({ organizationId, submissionId }: SubmissionKey) {
  return { organizationId_id: { organizationId, id: submissionId } };
}
