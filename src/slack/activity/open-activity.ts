import { can } from '../../domain/core/permissions.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { messageOf } from '../blocks/message.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { SlackContext } from '../reply/context.ts';
import type { ViewAnswer } from '../reply/view-reply.ts';
import { withCaller } from '../reply/with-caller.ts';
import { showActivity } from './show-activity.ts';

/** `/wgw activity`, and the Home tab's button: opens who did what for Administrators. */
export function openActivity(
  slack: SlackContext,
  user: SlackUser,
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return withCaller(slack, user, { mayFoundOrganization: false }, async (caller) => {
    if (caller.actor === undefined || !can(caller.actor.role, 'settings:manage')) {
      return {
        message: messageOf(
          await explainAccessDenied(slack.domain, user.workspaceId, caller, deniedActions.seeActivity),
        ),
      };
    }
    return { view: await showActivity(slack, caller.actor, { filter: { person: '' } }) };
  });
}
