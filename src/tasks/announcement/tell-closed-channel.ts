import { closedChannelMessage } from '../../slack/invitations/announcement-message.ts';
import { type MessageTaskOptions, sendDirectMessage } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/task-list.ts';

/** Tells an inviter why wgw could not post in the channel that the settings name, and what to do about it. */
export function tellClosedChannel(options: MessageTaskOptions): TaskHandler<'tell-closed-channel'> {
  return async ({ channelId, problem, ...inviter }) => {
    await sendDirectMessage(options, inviter, closedChannelMessage(channelId, problem), { channelId });
  };
}
