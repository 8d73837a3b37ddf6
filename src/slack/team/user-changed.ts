import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { recordWhetherActive } from '../../domain/members/deactivated-members.ts';
import { workspaceId } from '../api/workspace.ts';
import type { SlackContext } from '../reply/context.ts';

// Without an id, the event must change nobody's row.
const user = z.object({ id: z.string().min(1), deleted: z.boolean().default(false) });

export type UserChangedArgs = SlackEventMiddlewareArgs<'user_change'> & AllMiddlewareArgs;

/** Records whether a user is deactivated. Slack sends this event for every change of a profile. */
export async function onUserChanged(
  { domain, logger }: SlackContext,
  { body, event, context }: UserChangedArgs,
): Promise<void> {
  const changed = user.safeParse(event.user);
  if (!changed.success) return logger.warn('Slack told a change of a user without saying whose');
  const { id: userId, deleted } = changed.data;
  const toldAt = new Date(body.event_time * 1000);
  await recordWhetherActive(domain, { workspaceId: workspaceId(context), userId }, !deleted, toldAt);
}
