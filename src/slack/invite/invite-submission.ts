import type { SlackUser } from '../../domain/core/slack-user.ts';
import { userOf } from '../api/workspace.ts';
import { alsoRefreshHome } from '../home/refresh-home.ts';
import type { SlackContext } from '../reply/context.ts';
import { replaceFormWithNotice, type SubmissionAnswer } from '../reply/submission-answer.ts';
import type { SubmissionArgs, SubmittedForm } from '../reply/submission-boundary.ts';
import { withKnownActor } from '../reply/with-actor.ts';
import { readInviteForm, type SubmittedInvite } from './invite-form.ts';
import { pickPeople } from './pick-people.ts';
import { refuseInvite, submitInvite } from './submit-invite.ts';

// True wherever it failed: the same form sent again gets the outcome of the first time.
const UNEXPECTED =
  'Something went wrong on our side. Please send the form again in a moment: nobody is invited twice.';

/** Answers a submitted invite form. First asks Slack about picked people whom wgw does not know. */
export function onInviteSubmission(slack: SlackContext, args: SubmissionArgs): SubmittedForm {
  const user = userOf(args);
  const form = readInviteForm(args.view);
  return {
    responseUrl: form.metadata.responseUrl,
    refuse: (why) => refuseInvite(form, why),
    unexpected: UNEXPECTED,
    ...(form.values.people.length > 0 && { loadingText: 'Asking Slack about the teammates you picked…' }),
    answer: async () => alsoRefreshHome(slack, user, form.metadata, await answerTo(slack, user, form)),
  };
}

function answerTo(slack: SlackContext, user: SlackUser, form: SubmittedInvite): Promise<SubmissionAnswer> {
  return withKnownActor<SubmissionAnswer>(
    slack,
    user,
    { action: 'invite', deny: replaceFormWithNotice },
    async (actor) => {
      const people = await pickPeople(slack, actor, user.workspaceId, form);
      return submitInvite(slack, actor, user.workspaceId, form, people);
    },
  );
}
