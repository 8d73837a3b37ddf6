import type { ModalView } from '@slack/types';
import { DomainError } from '../../domain/core/errors.ts';
import { boundsUnder } from '../../domain/core/settings.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { changeSettings } from '../../domain/organizations/change-settings.ts';
import { findSettings } from '../../domain/organizations/find-settings.ts';
import { userOf } from '../api/workspace.ts';
import { settingsBlock } from '../blocks/ids.ts';
import { messageOf } from '../blocks/message.ts';
import { settingNames } from '../blocks/setting-words.ts';
import { alsoRefreshHome } from '../home/refresh-home.ts';
import type { SlackContext } from '../reply/context.ts';
import { explainOrRethrow } from '../reply/explain-failure.ts';
import {
  replaceForm,
  replaceFormWithNotice,
  type SubmissionAnswer,
  type SubmissionArgs,
  type SubmittedForm,
} from '../reply/submission-boundary.ts';
import { withKnownActor } from '../reply/with-actor.ts';
import { fillSettingsForm, intendedSettings, readSettingsForm, type SettingsForm } from './settings-form.ts';
import { settingProblem, settingsModal } from './settings-modal.ts';

/** Saves the settings. A notice of what changed replaces the form, or the form stays with what is wrong. */
export function onSettingsSubmission(slack: SlackContext, args: SubmissionArgs): SubmittedForm {
  const user = userOf(args);
  const form = readSettingsForm(args.view);
  return {
    refuse: (why) => showAgain(slack, form, why),
    answer: async () => alsoRefreshHome(slack, user, form, await save(slack, user, form)),
  };
}

function save(slack: SlackContext, user: SlackUser, form: SettingsForm): Promise<SubmissionAnswer> {
  return withKnownActor<SubmissionAnswer>(
    slack,
    user,
    { action: 'changeSettings', deny: replaceFormWithNotice },
    async (actor) => {
      try {
        const changed = await changeSettings(slack.domain, actor, { ...form, typed: intendedSettings(form) });
        const saved =
          changed.length === 0
            ? ['Nothing was changed.']
            : ['Saved. It holds from now on:', ...changed.map((name) => `• ${settingNames[name]}`)];
        return replaceFormWithNotice(saved);
      } catch (error) {
        if (error instanceof DomainError && error.is('SETTINGS_NOT_VALID'))
          return invalid(slack, form, error);
        const why = explainOrRethrow(error);
        return showAgain(
          slack,
          fillSettingsForm(await findSettings(slack.domain, actor), form.isFromHome),
          why,
        );
      }
    },
  );
}

function showAgain(slack: SlackContext, form: SettingsForm, why: string): SubmissionAnswer {
  return replaceForm(modalOf(slack, form, why), messageOf([why]));
}

function modalOf({ domain }: SlackContext, form: SettingsForm, notice: string): ModalView {
  return settingsModal({ ...form, notice, bounds: boundsUnder(domain.limits) });
}

/** The form as it was filled in, with the problem beside each field. */
function invalid(
  slack: SlackContext,
  form: SettingsForm,
  { details }: DomainError<'SETTINGS_NOT_VALID'>,
): SubmissionAnswer {
  const bounds = boundsUnder(slack.domain.limits);
  const problems = details.invalid.map(
    (name) => [settingsBlock(name, form.version), settingProblem(name, bounds)] as const,
  );
  const sentences = problems.map(([, problem]) => problem);
  return {
    acknowledgement: { response_action: 'errors', errors: Object.fromEntries(problems) },
    view: modalOf(slack, form, sentences.join(' ')),
    message: messageOf(['The settings were not saved.', ...sentences]),
  };
}
