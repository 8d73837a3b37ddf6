import { findActor } from '../../domain/members/find-actor.ts';
import { can } from '../../domain/roles.ts';
import { type RosterState, readRosterFilter, readRosterFrom, readRosterState } from '../roster-state.ts';
import { showRoster } from '../show-roster.ts';
import { turnAway, wishes } from '../turned-away.ts';
import { messageOf } from '../views/message.ts';
import { noticeModal } from '../views/notice.ts';
import { type List, submitSearch, updateList } from './update-list.ts';

const roster: List<RosterState['filter'], NonNullable<RosterState['from']>> = {
  readFilter: readRosterFilter,
  readShownFilter: (metadata) => readRosterState(metadata).filter,
  readFrom: readRosterFrom,
  async show(face, user, state) {
    const actor = await findActor(face.domain, user);
    if (actor === undefined || !can(actor.role, 'members:view')) {
      const message = messageOf(await turnAway(face.domain, user.workspaceId, { actor }, wishes.seeMembers));
      return { view: noticeModal(message.blocks), message };
    }
    return {
      view: await showRoster(face, actor, state),
      message: messageOf(['The search could not be shown. Please type /wgw members again.']),
    };
  },
};

export const updateRoster = updateList(roster);
export const onRosterSubmission = submitSearch(roster);
