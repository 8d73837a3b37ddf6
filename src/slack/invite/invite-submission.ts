import { DomainError } from '../../domain/core/errors.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { workspaceId } from '../api/workspace.ts';
import { alsoRefreshHome } from '../home/refresh-home.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import type { SlackContext } from '../reply/context.ts';
import { becomesNotice, type SubmissionAnswer } from '../reply/submission-answer.ts';
import type { SubmissionArgs, SubmittedForm } from '../reply/submission-boundary.ts';
import { readInviteForm, type SubmittedInvite } from './invite-form.ts';
import { pickPeople } from './pick-people.ts';
import { refuseInvite, submitInvite } from './submit-invite.ts';

// True wherever it failed: the same form sent again gets the first answer.
const UNEXPECTED =
  'Something went wrong on our side. Please send the form again in a moment: nobody is invited twice.';

/** Answers a submitted invite form. wgw first asks Slack about picked people whom it does not know. */
export function onInviteSubmission(
  slack: SlackContext,
  { view, body, context }: SubmissionArgs,
): SubmittedForm {
  const user = { workspaceId: workspaceId(context), userId: body.user.id };
  const form = readInviteForm(view);
  return {
    responseUrl: form.metadata.responseUrl,
    refuse: (why) => refuseInvite(form, why),
    unexpected: UNEXPECTED,
    ...(form.values.people.length > 0 && { loading: 'Asking Slack about the teammates you picked…' }),
    answer: async () => alsoRefreshHome(slack, user, form.metadata, await answerTo(slack, user, form)),
  };
}

async function answerTo(
  slack: SlackContext,
  user: SlackUser,
  form: SubmittedInvite,
): Promise<SubmissionAnswer> {
  const actor = await findActor(slack.domain, user);
  try {
    if (actor === undefined) throw new DomainError('NOT_ALLOWED', { permission: 'members:invite' });
    const people = await pickPeople(slack, actor, user.workspaceId, form);
    return await submitInvite(slack, actor, user.workspaceId, form, people);
  } catch (error) {
    // Demoted or removed since the form was opened: who can invite is the answer.
    if (!(error instanceof DomainError && error.is('NOT_ALLOWED'))) throw error;
    return becomesNotice(
      await explainAccessDenied(slack.domain, user.workspaceId, { actor }, deniedActions.invite),
    );
  }
}
