import type { WebClient } from '@slack/web-api';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import type { Logger } from '../../logger.ts';
import { isFinal } from '../../slack/api/web-api-errors.ts';
import type { Message } from '../../slack/blocks/message.ts';

/** What jobs that write to people stand on. */
export interface DirectMessageOptions {
  readonly clientFor: (workspaceId: string) => Promise<WebClient>;
  readonly logger: Logger;
}

/**
 * Writes to somebody directly. Whom Slack refuses for good cannot be told, which is logged as `about`; resolves with whether
 * they are.
 */
export async function sendDirectMessage(
  { clientFor, logger }: DirectMessageOptions,
  { workspaceId, userId }: SlackUser,
  message: Message,
  about: Record<string, unknown>,
): Promise<boolean> {
  try {
    const client = await clientFor(workspaceId);
    await client.chat.postMessage({ channel: userId, ...message });
    return true;
  } catch (error) {
    if (!isFinal(error)) throw error;
    logger.warn({ err: error, ...about }, 'Somebody could not be written to in Slack');
    return false;
  }
}
