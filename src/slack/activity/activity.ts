import type { ModalView } from '@slack/types';
import { listActivities } from '../../domain/activity/list-activities.ts';
import type { Actor } from '../../domain/core/actor.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { type List, submitSearch, updateList } from '../lists/list.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { SlackContext } from '../reply/context.ts';
import { answerSentences, type Command, type ViewAnswer } from '../reply/view-boundary.ts';
import { withActor } from '../reply/with-actor.ts';
import { activityModal } from './activity-modal.ts';
import {
  type ActivityState,
  readActivityFilter,
  readActivityFrom,
  readActivityState,
  writeActivityState,
} from './activity-state.ts';

/** `/wgw activity` */
export const activityCommand: Command = {
  does: 'see who did what (Administrators)',
  run: (slack, { user }) => openActivity(slack, user),
};

/** Opens the activity for Administrators. */
export function openActivity(
  slack: SlackContext,
  user: SlackUser,
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return withActor<ViewAnswer>(
    slack,
    user,
    { action: 'seeActivity', deny: answerSentences, mayFoundOrganization: false },
    async (actor) => ({ view: await showActivity(slack, actor, { filter: { person: '' } }) }),
  );
}

/** Entries a page. An entry takes two of the hundred blocks that a view may have, or a few more if it is long. */
const PAGE = 15;

/** The activity as it is now. */
export async function showActivity(
  { domain }: Pick<SlackContext, 'domain'>,
  actor: Actor,
  { filter, from }: ActivityState,
): Promise<ModalView> {
  const page = await listActivities(domain, actor, { filter, from, limit: PAGE });
  return activityModal({ page, filter, metadata: writeActivityState({ filter }) });
}

const activity: List<ActivityState['filter'], NonNullable<ActivityState['from']>> = {
  action: 'seeActivity',
  readFilter: readActivityFilter,
  readShownFilter: (metadata) => readActivityState(metadata).filter,
  readFrom: readActivityFrom,
  show: showActivity,
  notShown: 'The search could not be shown. Please type /wgw activity again.',
};

export const updateActivity = updateList(activity);
export const onActivitySubmission = submitSearch(activity);
