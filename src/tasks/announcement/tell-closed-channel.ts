import { closedChannelMessage } from '../../slack/invitations/announcement-message.ts';
import { type Writing, writeDirectly } from '../messages/send-direct-message.ts';
import type { Job } from '../runner/runner.ts';

/** Writes to an inviter why the channel of the settings has no announcement, and what to do about it. */
export function tellClosedChannel(writing: Writing): Job<'tell-closed-channel'> {
  return async ({ channelId, problem, ...inviter }) => {
    await writeDirectly(writing, inviter, closedChannelMessage(channelId, problem), { channelId });
  };
}
