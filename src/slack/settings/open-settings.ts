import { can } from '../../domain/core/permissions.ts';
import { boundsUnder } from '../../domain/core/settings.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findSettings } from '../../domain/organizations/find-settings.ts';
import { messageOf } from '../blocks/message.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { SlackContext } from '../reply/context.ts';
import type { ViewAnswer } from '../reply/view-reply.ts';
import { withCaller } from '../reply/with-caller.ts';
import { formOf } from './settings-form.ts';
import { settingsModal } from './settings-modal.ts';

/** `/wgw settings`, and the Home tab's button: opens the settings for Administrators. */
export function openSettings(
  slack: SlackContext,
  user: SlackUser,
  { isFromHome } = { isFromHome: false },
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return withCaller(slack, user, { mayFoundOrganization: false }, async (caller) => {
    if (caller.actor === undefined || !can(caller.actor.role, 'settings:manage')) {
      return {
        message: messageOf(
          await explainAccessDenied(slack.domain, user.workspaceId, caller, deniedActions.changeSettings),
        ),
      };
    }
    const form = formOf(await findSettings(slack.domain, caller.actor), isFromHome);
    return { view: settingsModal({ ...form, bounds: boundsUnder(slack.domain.limits) }) };
  });
}
