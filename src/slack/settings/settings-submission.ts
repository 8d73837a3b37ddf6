import type { ModalView } from '@slack/types';
import { DomainError } from '../../domain/core/errors.ts';
import { boundsUnder } from '../../domain/core/settings.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { changeSettings } from '../../domain/organizations/change-settings.ts';
import { findSettings } from '../../domain/organizations/find-settings.ts';
import { workspaceId } from '../api/workspace.ts';
import { settingsBlock } from '../blocks/ids.ts';
import { messageOf } from '../blocks/message.ts';
import { settingNames } from '../blocks/setting-words.ts';
import { alsoRefreshHome } from '../home/refresh-home.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import type { SlackContext } from '../reply/context.ts';
import { explainError } from '../reply/error-texts.ts';
import { becomes, becomesNotice, type SubmissionAnswer } from '../reply/submission-answer.ts';
import type { SubmissionArgs, SubmittedForm } from '../reply/submission-boundary.ts';
import { formOf, meantBy, readSettingsForm, type SettingsForm } from './settings-form.ts';
import { settingProblem, settingsModal } from './settings-modal.ts';

/** The settings are saved: the form becomes what changed, or stays with what is wrong. */
export function onSettingsSubmission(
  slack: SlackContext,
  { view, body, context }: SubmissionArgs,
): SubmittedForm {
  const user = { workspaceId: workspaceId(context), userId: body.user.id };
  const form = readSettingsForm(view);
  return {
    refuse: (why) => becomes(modalOf(slack, form, why), messageOf([why])),
    answer: async () => alsoRefreshHome(slack, user, form, await answerTo(slack, user, form)),
  };
}

async function answerTo(slack: SlackContext, user: SlackUser, form: SettingsForm): Promise<SubmissionAnswer> {
  const actor = await findActor(slack.domain, user);
  try {
    if (actor === undefined) throw new DomainError('NOT_ALLOWED', { permission: 'settings:manage' });
    const changed = await changeSettings(slack.domain, actor, { ...form, typed: meantBy(form) });
    const saved =
      changed.length === 0
        ? ['Nothing was changed.']
        : ['Saved. It holds from now on:', ...changed.map((name) => `• ${settingNames[name]}`)];
    return becomesNotice(saved);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.is('SETTINGS_NOT_VALID')) return invalid(slack, form, error);
    if (error.is('NOT_ALLOWED')) {
      return becomesNotice(
        await explainAccessDenied(slack.domain, user.workspaceId, { actor }, deniedActions.changeSettings),
      );
    }
    const why = explainError(error);
    if (why === undefined || actor === undefined) throw error;
    const current = formOf(await findSettings(slack.domain, actor), form.isFromHome);
    return becomes(modalOf(slack, current, why), messageOf([why]));
  }
}

function modalOf({ domain }: SlackContext, form: SettingsForm, notice: string): ModalView {
  return settingsModal({ ...form, notice, bounds: boundsUnder(domain.limits) });
}

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
