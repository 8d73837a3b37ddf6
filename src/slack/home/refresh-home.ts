import type { WebClient } from '@slack/web-api';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import type { SlackContext } from '../reply/context.ts';
import type { SubmissionAnswer } from '../reply/submission-boundary.ts';
import { withKnownActor } from '../reply/with-actor.ts';
import { outsiderHome } from './outsider-home.ts';
import { showHome } from './show-home.ts';

/** Shows the Home tab as it is now, with a notice. */
export async function publishHome(
  slack: SlackContext,
  client: WebClient,
  user: SlackUser,
  notice?: string,
): Promise<void> {
  const ifDenied = { action: 'seeMembers', deny: outsiderHome } as const;
  const view = await withKnownActor(slack, user, ifDenied, (actor) => showHome(slack, actor, notice));
  await client.views.publish({ user_id: user.userId, view });
}

/** Adds to the answer of a form that was opened from the Home tab: refreshes that tab afterwards. */
export function alsoRefreshHome(
  slack: SlackContext,
  user: SlackUser,
  { isFromHome = false }: { readonly isFromHome?: boolean | undefined },
  answer: SubmissionAnswer,
): SubmissionAnswer {
  if (!isFromHome) return answer;
  return {
    ...answer,
    afterwards: (client) => refreshHome(slack, client, user),
  };
}

/** Shows the Home tab as it is now. Only logs a failure: the person reads the outcome in the view in front of them. */
export function refreshHome(slack: SlackContext, client: WebClient, user: SlackUser): Promise<void> {
  return publishHome(slack, client, user).catch((error: unknown) => {
    slack.report('warn', { err: error }, 'A Home tab stays as it was until it is opened again');
  });
}
