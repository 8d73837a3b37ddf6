import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import type { Pending } from './answer-in-time.ts';
import { type Asker, askSlackWhoAsks } from './caller.ts';
import type { SlackFace } from './context.ts';

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
