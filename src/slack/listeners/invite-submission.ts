import type { ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { DomainError } from '../../domain/errors.ts';
import { findActor } from '../../domain/members/find-actor.ts';
import { explainWhoCanInvite } from '../errors.ts';
import type { SlackFace } from '../face.ts';
import { readInviteForm, type SubmittedInvite } from '../invite-form.ts';
import { writeMetadata } from '../invite-metadata.ts';
import { lookUpPerson, type Person } from '../people.ts';
import { type InviteAnswer, submitInvite } from '../submit-invite.ts';
import { inviteModal } from '../views/invite-modal.ts';
import { loadingModal, noticeModal } from '../views/notice.ts';
import { linesOfText } from '../views/text.ts';
import { installedWorkspace, workspaceId } from '../workspace.ts';
import { replaceLoading, type SubmissionArgs } from './boundary.ts';

/**
 * The invite form is submitted. Typed addresses touch the database alone, so the acknowledgement is the answer; of
 * people picked, Slack is asked first, behind a loading view.
 */
export async function onInviteSubmission(face: SlackFace, args: SubmissionArgs): Promise<void> {
  const { ack, client, view } = args;
  const form = readInviteForm(view);
  if (form.values.people.length === 0) {
    const answer = await answerTo(face, args, form, []);
    return ack(acknowledgement(answer));
  }

  await ack({
    response_action: 'update',
    view: loadingModal('Asking Slack about the teammates you picked…'),
  });
  await replaceLoading(args, face.logger, view.id, async () => {
    const answer = await answerTo(face, args, form, await lookUpPeople(client, form.values.people));
    switch (answer.kind) {
      case 'invited':
        return answer.summary;
      case 'becomes':
        return answer.view;
      case 'refused':
        return inviteModal({
          values: form.values,
          metadata: writeMetadata(form.metadata),
          notice: linesOfText([answer.sentence]),
        });
    }
  });
}

async function answerTo(
  face: SlackFace,
  args: SubmissionArgs,
  form: SubmittedInvite,
  people: readonly Person[],
): Promise<InviteAnswer> {
  const user = { workspaceId: workspaceId(args.context), userId: args.body.user.id };
  const actor = await findActor(face.domain, user);
  try {
    if (actor === undefined) throw new DomainError('NOT_ALLOWED', { permission: 'members:invite' });
    return await submitInvite(face, actor, user.workspaceId, form, people);
  } catch (error) {
    // Demoted or removed since the form was opened: who can invite is the answer.
    if (!(error instanceof DomainError && error.is('NOT_ALLOWED'))) throw error;
    const view = noticeModal(await explainWhoCanInvite(face.domain, user.workspaceId, { actor }));
    return { kind: 'becomes', view };
  }
}

function acknowledgement(answer: InviteAnswer): ViewResponseAction | undefined {
  switch (answer.kind) {
    case 'invited':
      return undefined;
    case 'becomes':
      return { response_action: 'update', view: answer.view };
    case 'refused':
      return { response_action: 'errors', errors: { [answer.block]: answer.sentence } };
  }
}

async function lookUpPeople(client: WebClient, userIds: readonly string[]): Promise<Person[]> {
  const workspace = await installedWorkspace(client);
  return Promise.all(userIds.map((userId) => lookUpPerson(client, workspace, userId)));
}
