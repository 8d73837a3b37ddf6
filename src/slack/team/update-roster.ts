import { can } from '../../domain/core/permissions.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { messageOf } from '../blocks/message.ts';
import { noticeModal } from '../blocks/notice.ts';
import { type List, submitSearch, updateList } from '../lists/update-list.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import { type RosterState, readRosterFilter, readRosterFrom, readRosterState } from './roster-state.ts';
import { showRoster } from './show-roster.ts';

const roster: List<RosterState['filter'], NonNullable<RosterState['from']>> = {
  readFilter: readRosterFilter,
  readShownFilter: (metadata) => readRosterState(metadata).filter,
  readFrom: readRosterFrom,
  async show(slack, user, state) {
    const actor = await findActor(slack.domain, user);
    if (actor === undefined || !can(actor.role, 'members:view')) {
      const message = messageOf(
        await explainAccessDenied(slack.domain, user.workspaceId, { actor }, deniedActions.seeMembers),
      );
      return { view: noticeModal(message.blocks), message };
    }
    return {
      view: await showRoster(slack, actor, state),
      message: messageOf(['The search could not be shown. Please type /wgw members again.']),
    };
  },
};

export const updateRoster = updateList(roster);
export const onRosterSubmission = submitSearch(roster);
