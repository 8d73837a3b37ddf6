import type { ModalView } from '@slack/types';
import type { Actor } from '../../domain/core/actor.ts';
import { listRoster } from '../../domain/roster/list-roster.ts';
import { type List, submitSearch, updateList } from '../lists/list.ts';
import type { SlackContext } from '../reply/context.ts';
import { rosterModal } from './roster-modal.ts';
import {
  type RosterState,
  readRosterFilter,
  readRosterFrom,
  readRosterState,
  writeRosterState,
} from './roster-state.ts';

/** Entries a page. An entry takes two of the hundred blocks that a view may have. */
const PAGE = 15;

/** The roster as it is now. */
export async function showRoster(
  { domain, publicUrl }: SlackContext,
  actor: Actor,
  { filter, from }: RosterState,
  notice?: string,
): Promise<ModalView> {
  const page = await listRoster(domain, actor, { filter, from, limit: PAGE });
  return rosterModal({
    actor,
    page,
    filter,
    metadata: writeRosterState({ filter, from: page.from }),
    publicUrl,
    notice,
  });
}

const roster: List<RosterState['filter'], NonNullable<RosterState['from']>> = {
  action: 'seeMembers',
  readFilter: readRosterFilter,
  readShownFilter: (metadata) => readRosterState(metadata).filter,
  readFrom: readRosterFrom,
  show: (slack, actor, state) => showRoster(slack, actor, state),
  notShown: 'The search could not be shown. Please type /wgw members again.',
};

export const updateRoster = updateList(roster);
export const onRosterSubmission = submitSearch(roster);
