import type { SlackUser } from '../../domain/members/slack-user.ts';
import { can } from '../../domain/roles.ts';
import type { SlackFace } from '../face.ts';
import { showRoster } from '../show-roster.ts';
import { turnAway, wishes } from '../turned-away.ts';
import { messageOf } from '../views/message.ts';
import { MAX_WORDS } from '../views/roster.ts';
import { cut } from '../views/text.ts';
import type { Pending } from './answer-in-time.ts';
import { answerAsker } from './asking.ts';
import type { ViewAnswer } from './view-reply.ts';

/** `/wgw members …`, and the Home tab's button: opens the roster for every member. */
export function openRoster(
  face: SlackFace,
  user: SlackUser,
  { words, isTyped } = { words: '', isTyped: false },
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return answerAsker(face, user, { mayFound: isTyped }, async (asker) => {
    if (asker.actor === undefined || !can(asker.actor.role, 'members:view')) {
      return { message: messageOf(await turnAway(face.domain, user.workspaceId, asker, wishes.seeMembers)) };
    }
    const filter = { words: cut(words, MAX_WORDS), show: 'everyone' } as const;
    return { view: await showRoster(face, asker.actor, { filter, from: undefined }) };
  });
}
