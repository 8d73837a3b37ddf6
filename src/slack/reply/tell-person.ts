import type { SlackUser } from '../../domain/core/slack-user.ts';
import { ephemeral, ResponseUrlError } from '../api/response-url.ts';
import type { Message } from '../blocks/message.ts';
import type { SlackContext } from './context.ts';

/** Sends somebody a direct message, when nothing else reaches them. */
export async function tellPerson(
  { clientFor }: SlackContext,
  { workspaceId, userId }: SlackUser,
  message: Message,
): Promise<void> {
  const client = await clientFor(workspaceId);
  await client.chat.postMessage({ channel: userId, ...message });
}

/** Answers somebody where they used wgw, through its response_url; by a direct message if that cannot work. */
export async function tellPersonInPlace(
  slack: SlackContext,
  user: SlackUser,
  responseUrl: string | undefined,
  message: Message,
): Promise<void> {
  if (responseUrl === undefined) return tellPerson(slack, user, message);
  try {
    await slack.postToResponseUrl(responseUrl, ephemeral(message));
  } catch (error) {
    if (!(error instanceof ResponseUrlError && error.final)) throw error;
    await tellPerson(slack, user, message);
  }
}
