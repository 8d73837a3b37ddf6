import { closedChannelMessage } from '../../slack/invitations/announcement-message.ts';
import { type DirectMessageOptions, sendDirectMessage } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/runner.ts';

/** Writes to an inviter why the channel of the settings has no announcement, and what to do about it. */
export function tellClosedChannel(writing: DirectMessageOptions): TaskHandler<'tell-closed-channel'> {
  return async ({ channelId, problem, ...inviter }) => {
    await sendDirectMessage(writing, inviter, closedChannelMessage(channelId, problem), { channelId });
  };
}
