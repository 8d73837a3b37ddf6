import { findActor } from '../../domain/members/find-actor.ts';
import type { SlackUser } from '../../domain/members/slack-user.ts';
import { type Asker, askSlackWhoAsks } from '../actor.ts';
import type { SlackFace } from '../face.ts';
import type { Pending } from './answer-in-time.ts';

/** What is typed may found an organization; looking around does not. */
interface Asking {
  readonly mayFound: boolean;
}

/** Finds out who asks before answering them: the database knows, or, the first time, Slack. */
export async function answerAsker<Answer>(
  { domain, clientFor }: SlackFace,
  user: SlackUser,
  asking: Asking,
  answerTo: (asker: Asker) => Promise<Answer>,
): Promise<Answer | Pending<Answer>> {
  const actor = await findActor(domain, user);
  if (actor !== undefined) return answerTo({ actor });
  return {
    doing: 'One moment: wgw is finding out who you are…',
    answer: async () =>
      answerTo(await askSlackWhoAsks(domain, await clientFor(user.workspaceId), user, asking)),
  };
}
