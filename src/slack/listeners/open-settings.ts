import type { SlackUser } from '../../domain/members/slack-user.ts';
import { findSettings } from '../../domain/organizations/find-settings.ts';
import { boundsUnder } from '../../domain/organizations/settings.ts';
import { can } from '../../domain/roles.ts';
import type { SlackFace } from '../face.ts';
import { formOf } from '../settings-form.ts';
import { turnAway, wishes } from '../turned-away.ts';
import { messageOf } from '../views/message.ts';
import { settingsModal } from '../views/settings.ts';
import type { Pending } from './answer-in-time.ts';
import { answerAsker } from './asking.ts';
import type { ViewAnswer } from './view-reply.ts';

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
