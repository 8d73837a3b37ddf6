import type { WebClient } from '@slack/web-api';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { messageOf } from '../blocks/message.ts';
import { noticeModal } from '../blocks/notice.ts';
import { publishHome, refreshHome } from '../home/refresh-home.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import type { SlackContext } from '../reply/context.ts';
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
  slack: SlackContext,
  client: WebClient,
  user: SlackUser,
  { origin, viewId, hash }: ViewBehind,
  notice?: string,
): Promise<void> {
  if (origin.at === 'home') return publishHome(slack, client, user, notice);
  // As whoever they are by now: they may have changed their own role.
  const actor = await findActor(slack.domain, user);
  if (viewId === undefined) throw new Error('The roster is a view, and its id is missing.');
  const view =
    actor === undefined
      ? noticeModal(
          messageOf([
            ...(notice === undefined ? [] : [notice]),
            ...(await explainAccessDenied(slack.domain, user.workspaceId, {}, deniedActions.seeMembers)),
          ]).blocks,
        )
      : await showRoster(slack, actor, origin.state, notice);
  await client.views.update({ view_id: viewId, ...(hash !== undefined && { hash }), view });
  // Where the roster may have been opened from.
  await refreshHome(slack, client, user);
}
