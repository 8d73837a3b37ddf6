import type { ModalView } from '@slack/types';
import { listActivities } from '../../domain/activity/list-activities.ts';
import type { Actor } from '../../domain/core/actor.ts';
import { type List, submitSearch, updateList } from '../lists/list.ts';
import type { SlackContext } from '../reply/context.ts';
import { activityModal } from './activity-modal.ts';
import {
  type ActivityState,
  readActivityFilter,
  readActivityFrom,
  readActivityState,
  writeActivityState,
} from './activity-state.ts';

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
