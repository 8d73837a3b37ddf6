import { isDeepStrictEqual } from 'node:util';
import { findActor } from '../../domain/members/find-actor.ts';
import { can } from '../../domain/roles.ts';
import type { SlackFace } from '../face.ts';
import { type RosterState, readRosterFilter, readRosterFrom, readRosterState } from '../roster-state.ts';
import { showRoster } from '../show-roster.ts';
import { becomes, becomesNotice } from '../submission-answer.ts';
import { turnAway, wishes } from '../turned-away.ts';
import { messageOf } from '../views/message.ts';
import { noticeModal } from '../views/notice.ts';
import { workspaceId } from '../workspace.ts';
import { type ActionAnswer, type ActionArgs, userOf } from './action-boundary.ts';
import type { SubmissionArgs, SubmittedForm } from './submission-boundary.ts';

/** A select, Enter in the search field, or a button to another page: the roster changes in place. */
export async function updateRoster(face: SlackFace, args: ActionArgs): Promise<ActionAnswer> {
  const { body, action } = args;
  const { view } = body;
  if (view === undefined) throw new Error('The roster is a view, and this came from none.');
  const filter = readRosterFilter(view.state.values);
  const isSameSearch = isDeepStrictEqual(filter, readRosterState(view.private_metadata).filter);
  const from = action.type === 'button' && isSameSearch ? readRosterFrom(action.value ?? '') : undefined;
  const user = userOf(args);
  const shown = await rosterFor(face, user, { filter, from });
  // A page is that of the list it was pressed in; what is picked above holds whatever the list showed.
  const hash = action.type === 'button' ? { hash: view.hash } : {};
  return { change: (client) => client.views.update({ view_id: view.id, ...hash, view: shown.view }) };
}

/** The search is submitted: the roster becomes what it finds. */
export function onRosterSubmission(face: SlackFace, { view, body, context }: SubmissionArgs): SubmittedForm {
  const user = { workspaceId: workspaceId(context), userId: body.user.id };
  const filter = readRosterFilter(view.state.values);
  return {
    refuse: (why) => becomesNotice([why]),
    answer: async () => {
      const { view: found, message } = await rosterFor(face, user, { filter, from: undefined });
      return becomes(found, message);
    },
  };
}

async function rosterFor(face: SlackFace, user: { workspaceId: string; userId: string }, state: RosterState) {
  const actor = await findActor(face.domain, user);
  if (actor === undefined || !can(actor.role, 'members:view')) {
    const message = messageOf(await turnAway(face.domain, user.workspaceId, { actor }, wishes.seeMembers));
    return { view: noticeModal(message.blocks), message };
  }
  return {
    view: await showRoster(face, actor, state),
    message: messageOf(['The search could not be shown. Please type /wgw members again.']),
  };
}
