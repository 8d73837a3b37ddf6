import { DomainError } from '../../domain/errors.ts';
import { findActor } from '../../domain/members/find-actor.ts';
import type { SlackUser } from '../../domain/members/slack-user.ts';
import type { SlackFace } from '../face.ts';
import { readInviteForm, type SubmittedInvite } from '../invite-form.ts';
import { pickPeople } from '../pick-people.ts';
import { alsoInHome } from '../show-anew.ts';
import { becomesNotice, type SubmissionAnswer } from '../submission-answer.ts';
import { refuseInvite, submitInvite } from '../submit-invite.ts';
import { turnAway, wishes } from '../turned-away.ts';
import { workspaceId } from '../workspace.ts';
import type { SubmissionArgs, SubmittedForm } from './submission-boundary.ts';

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
    answer: async () => alsoInHome(face, user, form.metadata, await answerTo(face, user, form)),
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
