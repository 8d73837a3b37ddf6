import { can } from '../../domain/core/permissions.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { messageOf } from '../blocks/message.ts';
import { noticeModal } from '../blocks/notice.ts';
import { type List, submitSearch, updateList } from '../lists/update-list.ts';
import { turnAway, wishes } from '../reply/access-denied.ts';
import {
  type ActivityState,
  readActivityFilter,
  readActivityFrom,
  readActivityState,
} from './activity-state.ts';
import { showActivity } from './show-activity.ts';

const activity: List<ActivityState['filter'], NonNullable<ActivityState['from']>> = {
  readFilter: readActivityFilter,
  readShownFilter: (metadata) => readActivityState(metadata).filter,
  readFrom: readActivityFrom,
  async show(face, user, state) {
    const actor = await findActor(face.domain, user);
    if (actor === undefined || !can(actor.role, 'settings:manage')) {
      const message = messageOf(await turnAway(face.domain, user.workspaceId, { actor }, wishes.seeActivity));
      return { view: noticeModal(message.blocks), message };
    }
    return {
      view: await showActivity(face, actor, state),
      message: messageOf(['The search could not be shown. Please type /wgw activity again.']),
    };
  },
};

export const updateActivity = updateList(activity);
export const onActivitySubmission = submitSearch(activity);
