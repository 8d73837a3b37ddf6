import type { WebClient } from '@slack/web-api';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import type { SlackContext } from '../reply/context.ts';
import type { SubmissionAnswer } from '../reply/submission-answer.ts';
import { showHome } from './show-home.ts';

/** Shows the Home tab as it is now, with a notice. */
export async function publishHome(
  slack: SlackContext,
  client: WebClient,
  user: SlackUser,
  notice?: string,
): Promise<void> {
  const actor = await findActor(slack.domain, user);
  const view = await showHome(slack, user, { actor }, notice);
  await client.views.publish({ user_id: user.userId, view });
}

/** The same answer to a form. If the form was opened from the Home tab, that tab is refreshed afterwards. */
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

/** Shows the Home tab as it is now. A failure is only logged: the view in front of the person has the outcome. */
export function refreshHome(slack: SlackContext, client: WebClient, user: SlackUser): Promise<void> {
  return publishHome(slack, client, user).catch((error: unknown) => {
    slack.report('warn', { err: error }, 'A Home tab stays as it was until it is opened again');
  });
}
