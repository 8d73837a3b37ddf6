import { closedChannelMessage } from '../slack/views/announcement.ts';
import type { Job } from './runner.ts';
import { type Writing, writeDirectly } from './write-directly.ts';

/** Writes to an inviter why the channel of the settings has no announcement, and what to do about it. */
export function tellClosedChannel(writing: Writing): Job<'tell-closed-channel'> {
  return async ({ channelId, problem, ...inviter }) => {
    await writeDirectly(writing, inviter, closedChannelMessage(channelId, problem), { channelId });
  };
}
