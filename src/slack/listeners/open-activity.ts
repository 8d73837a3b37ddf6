import type { SlackUser } from '../../domain/members/slack-user.ts';
import { can } from '../../domain/roles.ts';
import type { SlackFace } from '../face.ts';
import { showActivity } from '../show-activity.ts';
import { turnAway, wishes } from '../turned-away.ts';
import { messageOf } from '../views/message.ts';
import type { Pending } from './answer-in-time.ts';
import { answerAsker } from './asking.ts';
import type { ViewAnswer } from './view-reply.ts';

/** `/wgw activity`, and the Home tab's button: opens who did what for Administrators. */
export function openActivity(face: SlackFace, user: SlackUser): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return answerAsker(face, user, { mayFound: false }, async (asker) => {
    if (asker.actor === undefined || !can(asker.actor.role, 'settings:manage')) {
      return { message: messageOf(await turnAway(face.domain, user.workspaceId, asker, wishes.seeActivity)) };
    }
    return { view: await showActivity(face, asker.actor, { filter: { person: '' } }) };
  });
}
