import type { Actor } from '../../domain/core/actor.ts';
import { can } from '../../domain/core/permissions.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findAddresses } from '../../domain/members/find-addresses.ts';
import { messageOf } from '../blocks/message.ts';
import type { Mention } from '../blocks/read-markup.ts';
import { cut } from '../blocks/text.ts';
import { MAX_WORDS } from '../lists/list-blocks.ts';
import { turnAway, wishes } from '../reply/access-denied.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { SlackFace } from '../reply/context.ts';
import type { ViewAnswer } from '../reply/view-reply.ts';
import { answerAsker } from '../reply/with-caller.ts';
import { showRoster } from './show-roster.ts';

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
