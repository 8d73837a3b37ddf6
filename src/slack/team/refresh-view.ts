import type { WebClient } from '@slack/web-api';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { messageOf } from '../blocks/message.ts';
import { noticeModal } from '../blocks/notice.ts';
import { publishHome, refreshHome } from '../home/refresh-home.ts';
import { turnAway, wishes } from '../reply/access-denied.ts';
import type { SlackFace } from '../reply/context.ts';
import type { Origin } from './confirmation-dialog-state.ts';
import { showRoster } from './show-roster.ts';

/** The view that something was opened from; with a hash, it is only changed if nothing else changed it since. */
interface ViewBehind {
  readonly origin: Exclude<Origin, { at: 'message' }>;
  readonly viewId: string | undefined;
  readonly hash?: string | undefined;
}

/** Shows the view in front of somebody as it is now, with a notice. */
export async function refreshView(
  face: SlackFace,
  client: WebClient,
  user: SlackUser,
  { origin, viewId, hash }: ViewBehind,
  notice?: string,
): Promise<void> {
  if (origin.at === 'home') return publishHome(face, client, user, notice);
  // As whoever they are by now: they may have changed their own role.
  const actor = await findActor(face.domain, user);
  if (viewId === undefined) throw new Error('The roster is a view, and its id is missing.');
  const view =
    actor === undefined
      ? noticeModal(
          messageOf([
            ...(notice === undefined ? [] : [notice]),
            ...(await turnAway(face.domain, user.workspaceId, {}, wishes.seeMembers)),
          ]).blocks,
        )
      : await showRoster(face, actor, origin.state, notice);
  await client.views.update({ view_id: viewId, ...(hash !== undefined && { hash }), view });
  // Where the roster may have been opened from.
  await refreshHome(face, client, user);
}
