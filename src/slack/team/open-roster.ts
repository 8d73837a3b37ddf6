import type { Actor } from '../../domain/core/actor.ts';
import { can } from '../../domain/core/permissions.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findAddresses } from '../../domain/members/find-addresses.ts';
import { messageOf } from '../blocks/message.ts';
import type { Mention } from '../blocks/read-markup.ts';
import { cut } from '../blocks/text.ts';
import { MAX_WORDS } from '../lists/list-blocks.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { SlackContext } from '../reply/context.ts';
import type { ViewAnswer } from '../reply/view-reply.ts';
import { withCaller } from '../reply/with-caller.ts';
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
  slack: SlackContext,
  user: SlackUser,
  { words, mentions, isTyped } = EVERYONE,
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return withCaller(slack, user, { mayFoundOrganization: isTyped }, async (caller) => {
    if (caller.actor === undefined || !can(caller.actor.role, 'members:view')) {
      return {
        message: messageOf(
          await explainAccessDenied(slack.domain, user.workspaceId, caller, deniedActions.seeMembers),
        ),
      };
    }
    const names = await wordsFor(slack, caller.actor, user.workspaceId, mentions);
    const filter = { words: cut([words, ...names].join(' ').trim(), MAX_WORDS), show: 'everyone' } as const;
    return { view: await showRoster(slack, caller.actor, { filter, from: undefined }) };
  });
}

/** What finds the people mentioned: their addresses, or what Slack calls those whom it does not know as members. */
async function wordsFor(
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
