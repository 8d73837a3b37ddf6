import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { SlackFace } from '../face.ts';
import { showHome } from '../show-home.ts';
import { workspaceId } from '../workspace.ts';
import { isPending } from './answer-in-time.ts';
import { answerAsker } from './asking.ts';

export type HomeOpenedArgs = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Somebody opens wgw's Home tab: it is made anew for them. Its other tab, the messages, needs nothing. */
export async function onHomeOpened(face: SlackFace, { event, context }: HomeOpenedArgs): Promise<void> {
  if (event.tab !== 'home') return;
  const user = { workspaceId: workspaceId(context), userId: event.user };
  const found = await answerAsker(face, user, { mayFound: false }, (asker) => showHome(face, user, asker));
  const view = isPending(found) ? await found.answer() : found;
  const client = await face.clientFor(user.workspaceId);
  await client.views.publish({ user_id: user.userId, view });
}
