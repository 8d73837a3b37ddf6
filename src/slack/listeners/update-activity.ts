import { findActor } from '../../domain/members/find-actor.ts';
import { can } from '../../domain/roles.ts';
import {
  type ActivityState,
  readActivityFilter,
  readActivityFrom,
  readActivityState,
} from '../activity-state.ts';
import { showActivity } from '../show-activity.ts';
import { turnAway, wishes } from '../turned-away.ts';
import { messageOf } from '../views/message.ts';
import { noticeModal } from '../views/notice.ts';
import { type List, submitSearch, updateList } from './update-list.ts';

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
