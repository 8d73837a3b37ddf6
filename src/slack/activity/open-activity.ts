import type { SlackUser } from '../../domain/core/slack-user.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { Command } from '../reply/command-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import { answerSentences, type ViewAnswer } from '../reply/view-reply.ts';
import { withActor } from '../reply/with-actor.ts';
import { showActivity } from './show-activity.ts';

/** `/wgw activity` */
export const activityCommand: Command = {
  does: 'see who did what (Administrators)',
  run: (slack, { user }) => openActivity(slack, user),
};

/** Opens the activity for Administrators. */
export function openActivity(
  slack: SlackContext,
  user: SlackUser,
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return withActor<ViewAnswer>(
    slack,
    user,
    { action: 'seeActivity', deny: answerSentences, mayFoundOrganization: false },
    async (actor) => ({ view: await showActivity(slack, actor, { filter: { person: '' } }) }),
  );
}
