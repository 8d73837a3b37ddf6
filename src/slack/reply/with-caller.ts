import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import type { Pending } from './answer-in-time.ts';
import { type Caller, identifyCaller } from './caller.ts';
import type { SlackContext } from './context.ts';

/** What is typed may found an organization; looking around does not. */
interface Asking {
  readonly mayFoundOrganization: boolean;
}

/** Finds out who asks before answering them: the database knows, or, the first time, Slack. */
export async function withCaller<Answer>(
  { domain, clientFor }: SlackContext,
  user: SlackUser,
  asking: Asking,
  answerTo: (caller: Caller) => Promise<Answer>,
): Promise<Answer | Pending<Answer>> {
  const actor = await findActor(domain, user);
  if (actor !== undefined) return answerTo({ actor });
  return {
    doing: 'One moment: wgw is finding out who you are…',
    answer: async () =>
      answerTo(await identifyCaller(domain, await clientFor(user.workspaceId), user, asking)),
  };
}
