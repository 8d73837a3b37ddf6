import { boundsUnder } from '../../domain/core/settings.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findSettings } from '../../domain/organizations/find-settings.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { SlackContext } from '../reply/context.ts';
import { answerSentences, type Command, type ViewAnswer } from '../reply/view-boundary.ts';
import { withActor } from '../reply/with-actor.ts';
import { fillSettingsForm } from './settings-form.ts';
import { settingsModal } from './settings-modal.ts';

/** `/wgw settings` */
export const settingsCommand: Command = {
  does: 'change how your organization invites (Administrators)',
  run: (slack, { user }) => openSettings(slack, user),
};

/** Opens the settings for Administrators. */
export function openSettings(
  slack: SlackContext,
  user: SlackUser,
  { isFromHome } = { isFromHome: false },
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return withActor<ViewAnswer>(
    slack,
    user,
    { action: 'changeSettings', deny: answerSentences, mayFoundOrganization: false },
    async (actor) => {
      const form = fillSettingsForm(await findSettings(slack.domain, actor), isFromHome);
      return { view: settingsModal({ ...form, bounds: boundsUnder(slack.domain.limits) }) };
    },
  );
}
