import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { workspaceId } from '../api/workspace.ts';
import { isPending } from '../reply/answer-in-time.ts';
import type { SlackContext } from '../reply/context.ts';
import { explainFailure, UNEXPECTED } from '../reply/explain-failure.ts';
import { withActor } from '../reply/with-actor.ts';
import { outsiderHome } from './outsider-home.ts';
import { showHome } from './show-home.ts';

export type HomeOpenedArgs = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Publishes the Home tab of somebody who opens it. wgw's other tab, the messages, needs nothing. */
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
  const home = await withActor<HomeView>(
    slack,
    user,
    { action: 'seeMembers', deny: outsiderHome, mayFoundOrganization: false },
    (actor) => showHome(slack, actor),
  );
  return isPending(home) ? home.answer() : home;
}
