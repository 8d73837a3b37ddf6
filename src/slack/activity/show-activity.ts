import type { ModalView } from '@slack/types';
import { listActivities } from '../../domain/activity/list-activities.ts';
import type { Actor } from '../../domain/core/actor.ts';
import type { SlackContext } from '../reply/context.ts';
import { activityModal } from './activity-modal.ts';
import { type ActivityState, writeActivityState } from './activity-state.ts';

/** Entries a page: each takes two of the hundred blocks that a view may have, or a few more where it is long. */
const PAGE = 15;

/** The activity as it stands now. */
export async function showActivity(
  { domain }: Pick<SlackContext, 'domain'>,
  actor: Actor,
  { filter, from }: ActivityState,
): Promise<ModalView> {
  const page = await listActivities(domain, actor, { filter, from, limit: PAGE });
  return activityModal({ page, filter, metadata: writeActivityState({ filter }) });
}
