import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { workspaceId } from '../api/workspace.ts';
import { isPending } from '../reply/answer-in-time.ts';
import type { SlackContext } from '../reply/context.ts';
import { explainFailure, UNEXPECTED } from '../reply/explain-failure.ts';
import { withCaller } from '../reply/with-caller.ts';
import { outsiderHome } from './outsider-home.ts';
import { showHome } from './show-home.ts';

export type HomeOpenedArgs = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Somebody opens wgw's Home tab: it is made anew for them. Its other tab, the messages, needs nothing. */
export async function onHomeOpened(slack: SlackContext, { event, context }: HomeOpenedArgs): Promise<void> {
  if (event.tab !== 'home') return;
  const user = { workspaceId: workspaceId(context), userId: event.user };
  const view = await homeOf(slack, user).catch((error: unknown) =>
    outsiderHome([explainFailure(slack, error, UNEXPECTED)]),
  );
  const client = await slack.clientFor(user.workspaceId);
  await client.views.publish({ user_id: user.userId, view });
}

async function homeOf(slack: SlackContext, user: SlackUser): Promise<HomeView> {
  const found = await withCaller(slack, user, { mayFoundOrganization: false }, (caller) =>
    showHome(slack, user, caller),
  );
  return isPending(found) ? found.answer() : found;
}
