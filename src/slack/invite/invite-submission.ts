import { DomainError } from '../../domain/core/errors.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { workspaceId } from '../api/workspace.ts';
import { alsoRefreshHome } from '../home/refresh-home.ts';
import { turnAway, wishes } from '../reply/access-denied.ts';
import type { SlackFace } from '../reply/context.ts';
import { becomesNotice, type SubmissionAnswer } from '../reply/submission-answer.ts';
import type { SubmissionArgs, SubmittedForm } from '../reply/submission-boundary.ts';
import { readInviteForm, type SubmittedInvite } from './invite-form.ts';
import { pickPeople } from './pick-people.ts';
import { refuseInvite, submitInvite } from './submit-invite.ts';

// True wherever it failed: the same form sent again gets the first answer.
const UNEXPECTED =
  'Something went wrong on our side. Please send the form again in a moment: nobody is invited twice.';

/** Answers a submitted invite form. wgw first asks Slack about picked people whom it does not know. */
export function onInviteSubmission(face: SlackFace, { view, body, context }: SubmissionArgs): SubmittedForm {
  const user = { workspaceId: workspaceId(context), userId: body.user.id };
  const form = readInviteForm(view);
  return {
    responseUrl: form.metadata.responseUrl,
    refuse: (why) => refuseInvite(form, why),
    unexpected: UNEXPECTED,
    ...(form.values.people.length > 0 && { loading: 'Asking Slack about the teammates you picked…' }),
    answer: async () => alsoRefreshHome(face, user, form.metadata, await answerTo(face, user, form)),
  };
}

async function answerTo(face: SlackFace, user: SlackUser, form: SubmittedInvite): Promise<SubmissionAnswer> {
  const actor = await findActor(face.domain, user);
  try {
    if (actor === undefined) throw new DomainError('NOT_ALLOWED', { permission: 'members:invite' });
    const people = await pickPeople(face, actor, user.workspaceId, form);
    return await submitInvite(face, actor, user.workspaceId, form, people);
  } catch (error) {
    // Demoted or removed since the form was opened: who can invite is the answer.
    if (!(error instanceof DomainError && error.is('NOT_ALLOWED'))) throw error;
    return becomesNotice(await turnAway(face.domain, user.workspaceId, { actor }, wishes.invite));
  }
}
