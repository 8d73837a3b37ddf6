import type { Actor } from '../../domain/members/actor.ts';
import type { SlackUser } from '../../domain/members/slack-user.ts';
import { can } from '../../domain/roles.ts';
import { findAddresses } from '../../domain/roster/find-addresses.ts';
import type { SlackFace } from '../face.ts';
import type { Mention } from '../markup.ts';
import { showRoster } from '../show-roster.ts';
import { turnAway, wishes } from '../turned-away.ts';
import { messageOf } from '../views/message.ts';
import { MAX_WORDS } from '../views/roster.ts';
import { cut } from '../views/text.ts';
import type { Pending } from './answer-in-time.ts';
import { answerAsker } from './asking.ts';
import type { ViewAnswer } from './view-reply.ts';

interface RosterWish {
  readonly words: string;
  readonly mentions: readonly Mention[];
  /** Whether it was typed, by which a workspace's first owner or admin founds its organization. */
  readonly isTyped: boolean;
}

const EVERYONE: RosterWish = { words: '', mentions: [], isTyped: false };

/** `/wgw members …`, and the Home tab's button: opens the roster for every member. */
export function openRoster(
  face: SlackFace,
  user: SlackUser,
  { words, mentions, isTyped } = EVERYONE,
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return answerAsker(face, user, { mayFound: isTyped }, async (asker) => {
    if (asker.actor === undefined || !can(asker.actor.role, 'members:view')) {
      return { message: messageOf(await turnAway(face.domain, user.workspaceId, asker, wishes.seeMembers)) };
    }
    const names = await wordsFor(face, asker.actor, user.workspaceId, mentions);
    const filter = { words: cut([words, ...names].join(' ').trim(), MAX_WORDS), show: 'everyone' } as const;
    return { view: await showRoster(face, asker.actor, { filter, from: undefined }) };
  });
}

/** What finds the people mentioned: their addresses, or what Slack calls those whom it does not know as members. */
async function wordsFor(
  { domain }: SlackFace,
  actor: Actor,
  workspaceId: string,
  mentions: readonly Mention[],
): Promise<string[]> {
  if (mentions.length === 0) return [];
  const userIds = mentions.map(({ userId }) => userId);
  const addresses = await findAddresses(domain, actor, { workspaceId, userIds });
  return mentions.map(({ userId, name }) => addresses.get(userId) ?? name);
}
