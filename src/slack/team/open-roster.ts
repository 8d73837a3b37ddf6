import type { Actor } from '../../domain/core/actor.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findAddresses } from '../../domain/members/find-addresses.ts';
import { type Mention, readableText, takeMentions } from '../blocks/read-markup.ts';
import { cut } from '../blocks/text.ts';
import { MAX_WORDS } from '../lists/list-blocks.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { Command } from '../reply/command-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import { answerSentences, type ViewAnswer } from '../reply/view-reply.ts';
import { withActor } from '../reply/with-actor.ts';
import { showRoster } from './show-roster.ts';

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
