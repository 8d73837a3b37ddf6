import { can } from '../../domain/core/permissions.ts';
import { boundsUnder } from '../../domain/core/settings.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findSettings } from '../../domain/organizations/find-settings.ts';
import { messageOf } from '../blocks/message.ts';
import { turnAway, wishes } from '../reply/access-denied.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { SlackFace } from '../reply/context.ts';
import type { ViewAnswer } from '../reply/view-reply.ts';
import { answerAsker } from '../reply/with-caller.ts';
import { formOf } from './settings-form.ts';
import { settingsModal } from './settings-modal.ts';

/** `/wgw settings`, and the Home tab's button: opens the settings for Administrators. */
export function openSettings(
  face: SlackFace,
  user: SlackUser,
  { isFromHome } = { isFromHome: false },
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return answerAsker(face, user, { mayFound: false }, async (asker) => {
    if (asker.actor === undefined || !can(asker.actor.role, 'settings:manage')) {
      return {
        message: messageOf(await turnAway(face.domain, user.workspaceId, asker, wishes.changeSettings)),
      };
    }
    const form = formOf(await findSettings(face.domain, asker.actor), isFromHome);
    return { view: settingsModal({ ...form, bounds: boundsUnder(face.domain.limits) }) };
  });
}
