import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { messageOf, noticeModal } from '../blocks/message.ts';
import { publishHome, refreshHome } from '../home/refresh-home.ts';
import type { SlackContext } from '../reply/context.ts';
import { withKnownActor } from '../reply/with-actor.ts';
import type { Origin } from './confirmation-dialog-state.ts';
import { showRoster } from './roster.ts';

/** The view that a dialog was opened from. With a hash, the view is only changed if nothing else has changed it since. */
interface ViewBehind {
  readonly origin: Exclude<Origin, { at: 'message' }>;
  readonly viewId: string | undefined;
  readonly hash?: string | undefined;
}

/** Shows the view as it is now, with a notice. */
export async function refreshView(
  slack: SlackContext,
  client: WebClient,
  user: SlackUser,
  { origin, viewId, hash }: ViewBehind,
  notice?: string,
): Promise<void> {
  if (origin.at === 'home') return publishHome(slack, client, user, notice);
  if (viewId === undefined) throw new Error('The roster is a view, and its id is missing.');
  const noticeBefore = (sentences: readonly string[]) =>
    noticeModal(messageOf([...(notice === undefined ? [] : [notice]), ...sentences]).blocks);
  // Finds the caller again: they may have changed their own role.
  const view = await withKnownActor<ModalView>(
    slack,
    user,
    { action: 'seeMembers', deny: noticeBefore },
    (actor) => showRoster(slack, actor, origin.state, notice),
  );
  await client.views.update({ view_id: viewId, ...(hash !== undefined && { hash }), view });
  // The roster may have been opened from the Home tab.
  await refreshHome(slack, client, user);
}
