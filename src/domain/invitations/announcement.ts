import { z } from 'zod';
import type { Organization } from '../../database/generated/client.ts';
import type { Domain } from '../domain.ts';
import { type JobPayload, queueJob } from '../outbox.ts';
import type { Role } from '../roles.ts';

/** Names a submitted form. */
export interface SubmissionKey {
  readonly organizationId: string;
  readonly submissionId: string;
}

/** What a submitted form brought about, and where to say so. */
export interface Announcement {
  readonly workspaceId: string;
  readonly channelId: string | null;
  /** Whether the settings name the channel, rather than the command. */
  readonly isChannelFixed: boolean;
  readonly responseUrl: string | null;
  readonly inviterName: string;
  /** The inviter's Slack id in that workspace. */
  readonly inviterUserId: string | undefined;
  readonly role: Role;
  /** The addresses invited, in the order typed. */
  readonly invited: readonly string[];
}

const outcomes = z.array(z.object({ address: z.string(), outcome: z.string() }));

/** The announcement that is due for a form; `undefined` once it has been made. */
export async function findAnnouncement(
  domain: Domain,
  key: SubmissionKey,
): Promise<Announcement | undefined> {
  const submission = await domain.prisma.submission.findUnique({
    where: { ...uniquely(key), announcedAt: null },
    include: {
      inviter: { include: { slackIdentities: true } },
      organization: { select: { announceTo: true, announceChannelId: true } },
    },
  });
  if (submission === null) return undefined;
  const { workspaceId, role, inviter } = submission;
  return {
    workspaceId,
    ...placeOf(submission),
    role,
    inviterName: inviter.name,
    inviterUserId: inviter.slackIdentities.find((identity) => identity.workspaceId === workspaceId)?.userId,
    invited: outcomes
      .parse(submission.outcomes)
      .filter(({ outcome }) => outcome === 'invited')
      .map(({ address }) => address),
  };
}

interface SubmissionPlace {
  readonly channelId: string | null;
  readonly responseUrl: string | null;
  readonly organization: Pick<Organization, 'announceTo' | 'announceChannelId'>;
}

/**
 * Where the organization's settings have it announced; the inviter is told where there is no place. Nobody else reads
 * what was meant for a fixed channel.
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

/** Notes that the announcement has been made; where the channel of the settings did not take it, the inviter hears why. */
export async function recordAnnounced(
  domain: Domain,
  key: SubmissionKey,
  closedChannel?: JobPayload<'tell-closed-channel'>,
): Promise<void> {
  await domain.prisma.$transaction(async (transaction) => {
    await transaction.submission.update({ where: uniquely(key), data: { announcedAt: domain.now() } });
    if (closedChannel !== undefined) await queueJob(transaction, 'tell-closed-channel', closedChannel);
  });
}

function uniquely({ organizationId, submissionId }: SubmissionKey) {
  return { organizationId_id: { organizationId, id: submissionId } };
}
