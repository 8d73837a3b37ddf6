import type { WebClient } from '@slack/web-api';
import type { DomainContext } from '../../domain/core/context.ts';
import {
  type Announcement,
  findAnnouncement,
  moveAnnouncement,
  type SubmissionKey,
} from '../../domain/invitations/announcement/announcement.ts';
import type { Logger } from '../../logger.ts';
import { isFinal } from '../../slack/api/web-api-errors.ts';
import type { Message } from '../../slack/blocks/message.ts';
import { announcementMessage, hasNews } from '../../slack/invitations/announcement-message.ts';
import { recordCompletion } from '../runner/record-completion.ts';
import type { TaskHandler } from '../runner/task-list.ts';
import { placeIn } from './announce-submission.ts';

interface UpdateAnnouncementOptions {
  readonly domain: DomainContext;
  readonly clientFor: (workspaceId: string) => Promise<WebClient>;
  readonly sender: string;
  readonly logger: Logger;
}

/**
 * Changes an announcement to the current state of its invitations. If Slack does not let it be changed any more, the
 * inviter gets a direct message once there is news, and later changes go to that message.
 */
export function updateAnnouncement(options: UpdateAnnouncementOptions): TaskHandler<'update-announcement'> {
  const { domain, sender } = options;
  return async (submission) => {
    const announcement = await findAnnouncement(domain, submission);
    // Posting it queues this task again.
    if (announcement === undefined || !announcement.isMade) return;
    await show(options, submission, announcement, announcementMessage(announcement, sender));
  };
}

async function show(
  { domain, clientFor, logger }: UpdateAnnouncementOptions,
  submission: SubmissionKey,
  { message, workspaceId, inviterUserId, invitations }: Announcement,
  content: Message,
): Promise<void> {
  const attempt = async <Result>(call: (client: WebClient) => Promise<Result>) => {
    try {
      return await call(await clientFor(workspaceId));
    } catch (error) {
      if (!isFinal(error)) throw error;
      logger.warn({ err: error, ...submission }, 'Slack does not take how invitations stand');
      return undefined;
    }
  };
  if (message !== undefined) {
    if (await attempt((client) => client.chat.update({ ...message, ...content }))) return;
    await moveAnnouncement(domain, submission, undefined);
  }
  if (inviterUserId === undefined || !hasNews(invitations)) return;
  const posted = await attempt((client) => client.chat.postMessage({ channel: inviterUserId, ...content }));
  if (posted !== undefined) {
    await recordCompletion(logger, () => moveAnnouncement(domain, submission, placeIn(posted)));
  }
}
