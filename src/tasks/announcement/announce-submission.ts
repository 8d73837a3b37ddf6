import type { WebClient } from '@slack/web-api';
import type { DomainContext } from '../../domain/core/context.ts';
import type { TaskPayload } from '../../domain/core/outbox.ts';
import {
  type Announcement,
  findAnnouncement,
  type MessagePlace,
  recordAnnounced,
} from '../../domain/invitations/announcement/announcement.ts';
import type { Logger } from '../../logger.ts';
import { type PostToResponseUrl, ResponseUrlError } from '../../slack/api/response-url.ts';
import { channelProblemOf, isFinal, reasonOf } from '../../slack/api/web-api-errors.ts';
import { announcementMessage } from '../../slack/invitations/announcement-message.ts';
import { recordCompletion } from '../runner/record-completion.ts';
import type { TaskHandler } from '../runner/task-list.ts';

interface AnnounceSubmissionOptions {
  readonly domain: DomainContext;
  readonly clientFor: (workspaceId: string) => Promise<WebClient>;
  readonly postToResponseUrl: PostToResponseUrl;
  readonly sender: string;
  readonly logger: Logger;
}

/**
 * Posts the announcement of a submitted form once: in the channel that the settings name, or else where the command was
 * typed. If the bot may not post there, through the command's response_url. If nothing works, to the inviter.
 */
export function announceSubmission(options: AnnounceSubmissionOptions): TaskHandler<'announce-submission'> {
  const { domain, logger } = options;
  return async (submission) => {
    const announcement = await findAnnouncement(domain, submission);
    if (announcement === undefined || announcement.isMade) return;
    const failures: unknown[] = [];
    for (const post of waysToPost(options, announcement)) {
      try {
        const message = await post();
        const closedChannel = closedChannelOf(announcement, failures[0]);
        await recordCompletion(logger, () => recordAnnounced(domain, submission, { message, closedChannel }));
        return;
      } catch (error) {
        // Slack may take it in a moment: retry the whole task, rather than use a worse place.
        if (!isFinal(error) && !(error instanceof ResponseUrlError && error.final)) throw error;
        failures.push(error);
      }
    }
    logger.warn(
      { ...submission, reasons: failures.map(reasonOf) },
      'Slack takes the confirmation of invitations nowhere',
    );
    await recordAnnounced(domain, submission, { message: undefined, closedChannel: undefined });
  };
}

/** What to tell the inviter, if the channel that the settings name refused the announcement. */
function closedChannelOf(
  { workspaceId, channelId, isChannelFixed, inviterUserId }: Announcement,
  failure: unknown,
): TaskPayload<'tell-closed-channel'> | undefined {
  const problem = channelProblemOf(failure);
  if (!isChannelFixed || channelId === null || inviterUserId === undefined || problem === undefined) return;
  return { workspaceId, userId: inviterUserId, channelId, problem };
}

/** Ways to post, the best first. Each resolves with the message's place, or with `undefined` if it cannot be changed. */
function waysToPost(
  { clientFor, postToResponseUrl, sender }: AnnounceSubmissionOptions,
  announcement: Announcement,
): (() => Promise<MessagePlace | undefined>)[] {
  const { workspaceId, channelId, responseUrl, inviterUserId } = announcement;
  const message = announcementMessage(announcement, sender);
  const postAsBot = async (channel: string) => {
    const client = await clientFor(workspaceId);
    return placeIn(await client.chat.postMessage({ channel, ...message }));
  };
  const ways: (() => Promise<MessagePlace | undefined>)[] = [];
  if (channelId !== null) ways.push(() => postAsBot(channelId));
  // It needs no token, so it works even if wgw was removed from the workspace a moment ago.
  if (responseUrl !== null) {
    ways.push(async () => {
      await postToResponseUrl(responseUrl, { response_type: 'in_channel', ...message });
      return undefined;
    });
  }
  if (inviterUserId !== undefined) ways.push(() => postAsBot(inviterUserId));
  return ways;
}

/** The place of a message that Slack has posted, from its answer. */
export function placeIn({ channel, ts }: { channel?: string; ts?: string }): MessagePlace | undefined {
  return channel === undefined || ts === undefined ? undefined : { channel, ts };
}
