import type { SlackUser } from '../domain/members/slack-user.ts';
import type { SlackFace } from './face.ts';
import type { Message } from './views/message.ts';

/** Writes to somebody directly, where nothing else reaches them. */
export async function tellPerson(
  { clientFor }: SlackFace,
  { workspaceId, userId }: SlackUser,
  message: Message,
): Promise<void> {
  const client = await clientFor(workspaceId);
  await client.chat.postMessage({ channel: userId, ...message });
}
