import { can } from '../../domain/core/permissions.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { messageOf } from '../blocks/message.ts';
import { noticeModal } from '../blocks/notice.ts';
import { type List, submitSearch, updateList } from '../lists/update-list.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
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
  async show(slack, user, state) {
    const actor = await findActor(slack.domain, user);
    if (actor === undefined || !can(actor.role, 'settings:manage')) {
      const message = messageOf(
        await explainAccessDenied(slack.domain, user.workspaceId, { actor }, deniedActions.seeActivity),
      );
      return { view: noticeModal(message.blocks), message };
    }
    return {
      view: await showActivity(slack, actor, state),
      message: messageOf(['The search could not be shown. Please type /wgw activity again.']),
    };
  },
};

export const updateActivity = updateList(activity);
export const onActivitySubmission = submitSearch(activity);
