import type { WebClient } from '@slack/web-api';
import type { DomainContext } from '../../domain/core/context.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import type { Logger } from '../../logger.ts';
import { isFinal } from '../../slack/api/web-api-errors.ts';
import type { Message } from '../../slack/blocks/message.ts';

/** What a task needs to write to people in Slack. */
export interface MessageTaskOptions {
  readonly domain: DomainContext;
  readonly clientFor: (workspaceId: string) => Promise<WebClient>;
  readonly logger: Logger;
}

/**
 * Sends a direct message. If Slack refuses it for good, logs that with `fields`. Resolves with whether the message was
 * sent.
 *
 * @throws when another attempt may succeed.
 */
export async function sendDirectMessage(
  { clientFor, logger }: Pick<MessageTaskOptions, 'clientFor' | 'logger'>,
  { workspaceId, userId }: SlackUser,
  message: Message,
  fields: Record<string, unknown>,
): Promise<boolean> {
  try {
    const client = await clientFor(workspaceId);
    await client.chat.postMessage({ channel: userId, ...message });
    return true;
  } catch (error) {
    if (!isFinal(error)) throw error;
    logger.warn({ err: error, ...fields }, 'Somebody could not be written to in Slack');
    return false;
  }
}
