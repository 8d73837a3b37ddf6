import { isDeepStrictEqual } from 'node:util';
import { findActor } from '../../domain/members/find-actor.ts';
import type { SlackUser } from '../../domain/members/slack-user.ts';
import { can } from '../../domain/roles.ts';
import {
  type ActivityState,
  readActivityFilter,
  readActivityFrom,
  readActivityState,
} from '../activity-state.ts';
import type { SlackFace } from '../face.ts';
import { showActivity } from '../show-activity.ts';
import { becomes, becomesNotice } from '../submission-answer.ts';
import { turnAway, wishes } from '../turned-away.ts';
import { messageOf } from '../views/message.ts';
import { noticeModal } from '../views/notice.ts';
import { workspaceId } from '../workspace.ts';
import { type ActionAnswer, type ActionArgs, userOf } from './action-boundary.ts';
import type { SubmissionArgs, SubmittedForm } from './submission-boundary.ts';

/** The select, Enter in the search field, or a button to another page: the activity changes in place. */
export async function updateActivity(face: SlackFace, args: ActionArgs): Promise<ActionAnswer> {
  const { body, action } = args;
  const { view } = body;
  if (view === undefined) throw new Error('The activity is a view, and this came from none.');
  const filter = readActivityFilter(view.state.values);
  const isSameSearch = isDeepStrictEqual(filter, readActivityState(view.private_metadata).filter);
  const from = action.type === 'button' && isSameSearch ? readActivityFrom(action.value ?? '') : undefined;
  const shown = await activityFor(face, userOf(args), { filter, from });
  // A page is that of the list it was pressed in; what is picked above holds whatever the list showed.
  const hash = action.type === 'button' ? { hash: view.hash } : {};
  return { change: (client) => client.views.update({ view_id: view.id, ...hash, view: shown.view }) };
}

/** The search is submitted: the activity becomes what it finds. */
export function onActivitySubmission(
  face: SlackFace,
  { view, body, context }: SubmissionArgs,
): SubmittedForm {
  const user = { workspaceId: workspaceId(context), userId: body.user.id };
  const filter = readActivityFilter(view.state.values);
  return {
    refuse: (why) => becomesNotice([why]),
    answer: async () => {
      const { view: found, message } = await activityFor(face, user, { filter });
      return becomes(found, message);
    },
  };
}

async function activityFor(face: SlackFace, user: SlackUser, state: ActivityState) {
  const actor = await findActor(face.domain, user);
  if (actor === undefined || !can(actor.role, 'settings:manage')) {
    const message = messageOf(await turnAway(face.domain, user.workspaceId, { actor }, wishes.seeActivity));
    return { view: noticeModal(message.blocks), message };
  }
  return {
    view: await showActivity(face, actor, state),
    message: messageOf(['The search could not be shown. Please type /wgw activity again.']),
  };
}
