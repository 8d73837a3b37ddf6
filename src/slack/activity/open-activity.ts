import { can } from '../../domain/core/permissions.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { messageOf } from '../blocks/message.ts';
import { turnAway, wishes } from '../reply/access-denied.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { SlackFace } from '../reply/context.ts';
import type { ViewAnswer } from '../reply/view-reply.ts';
import { answerAsker } from '../reply/with-caller.ts';
import { showActivity } from './show-activity.ts';

/** `/wgw activity`, and the Home tab's button: opens who did what for Administrators. */
export function openActivity(face: SlackFace, user: SlackUser): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return answerAsker(face, user, { mayFound: false }, async (asker) => {
    if (asker.actor === undefined || !can(asker.actor.role, 'settings:manage')) {
      return { message: messageOf(await turnAway(face.domain, user.workspaceId, asker, wishes.seeActivity)) };
    }
    return { view: await showActivity(face, asker.actor, { filter: { person: '' } }) };
  });
}
