import type { ModalView } from '@slack/types';
import type { Actor } from '../../domain/core/actor.ts';
import { listRoster } from '../../domain/roster/list-roster.ts';
import type { SlackContext } from '../reply/context.ts';
import { rosterModal } from './roster-modal.ts';
import { type RosterState, writeRosterState } from './roster-state.ts';

/** Entries a page: each takes two of the hundred blocks that a view may have. */
const PAGE = 15;

/** The roster as it stands now. */
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
