import type { ModalView } from '@slack/types';
import type { Actor } from '../../domain/core/actor.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findAddresses } from '../../domain/members/find-addresses.ts';
import { listRoster } from '../../domain/roster/list-roster.ts';
import { type Mention, readableText, takeMentions } from '../blocks/read-markup.ts';
import { cut } from '../blocks/text.ts';
import { type List, submitSearch, updateList } from '../lists/list.ts';
import { MAX_WORDS } from '../lists/list-blocks.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { SlackContext } from '../reply/context.ts';
import { answerSentences, type Command, type ViewAnswer } from '../reply/view-boundary.ts';
import { withActor } from '../reply/with-actor.ts';
import { rosterModal } from './roster-modal.ts';
import {
  type RosterState,
  readRosterFilter,
  readRosterFrom,
  readRosterState,
  writeRosterState,
} from './roster-state.ts';

/** `/wgw members …` searches for what was typed. */
export const membersCommand: Command = {
  parameters: '[words]',
  does: 'see who is on the team, and who is invited',
  exampleParameters: 'ada',
  run(slack, { user, text }) {
    const { mentions, rest } = takeMentions(text);
    const words = readableText(rest).trim();
    return openRoster(slack, user, { words, mentions, mayFoundOrganization: true });
  },
};

interface RosterSearch {
  readonly words: string;
  readonly mentions: readonly Mention[];
  readonly mayFoundOrganization: boolean;
}

const EVERYONE: RosterSearch = { words: '', mentions: [], mayFoundOrganization: false };

/** Opens the roster for every member. */
export function openRoster(
  slack: SlackContext,
  user: SlackUser,
  { words, mentions, mayFoundOrganization } = EVERYONE,
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return withActor<ViewAnswer>(
    slack,
    user,
    { action: 'seeMembers', deny: answerSentences, mayFoundOrganization },
    async (actor) => {
      const mentioned = await searchWordsFor(slack, actor, user.workspaceId, mentions);
      const filter = {
        words: cut([words, ...mentioned].join(' ').trim(), MAX_WORDS),
        show: 'everyone',
      } as const;
      return { view: await showRoster(slack, actor, { filter, from: undefined }) };
    },
  );
}

/** Words that find the people mentioned: a member's address, or the name in Slack of anybody else. */
async function searchWordsFor(
  { domain }: SlackContext,
  actor: Actor,
  workspaceId: string,
  mentions: readonly Mention[],
): Promise<string[]> {
  if (mentions.length === 0) return [];
  const userIds = mentions.map(({ userId }) => userId);
  const addresses = await findAddresses(domain, actor, { workspaceId, userIds });
  return mentions.map(({ userId, name }) => addresses.get(userId) ?? name);
}

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
