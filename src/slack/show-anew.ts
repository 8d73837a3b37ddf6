import type { WebClient } from '@slack/web-api';
import { findActor } from '../domain/members/find-actor.ts';
import type { SlackUser } from '../domain/members/slack-user.ts';
import type { Origin } from './confirmation-state.ts';
import type { SlackFace } from './face.ts';
import { showHome } from './show-home.ts';
import { showRoster } from './show-roster.ts';
import type { SubmissionAnswer } from './submission-answer.ts';
import { turnAway, wishes } from './turned-away.ts';
import { messageOf } from './views/message.ts';
import { noticeModal } from './views/notice.ts';

/** The view that something was opened from; with a hash, it is only changed if nothing else changed it since. */
interface ViewBehind {
  readonly origin: Exclude<Origin, { at: 'message' }>;
  readonly viewId: string | undefined;
  readonly hash?: string | undefined;
}

/** Shows what somebody has in front of them as it stands now, with a notice. */
export async function showAnew(
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

async function publishHome(
  face: SlackFace,
  client: WebClient,
  user: SlackUser,
  notice?: string,
): Promise<void> {
  const actor = await findActor(face.domain, user);
  const view = await showHome(face, user, { actor }, notice);
  await client.views.publish({ user_id: user.userId, view });
}

/** What a form leads to; in the Home tab too, if it was opened from there. */
export function alsoInHome(
  face: SlackFace,
  user: SlackUser,
  { isFromHome = false }: { readonly isFromHome?: boolean | undefined },
  answer: SubmissionAnswer,
): SubmissionAnswer {
  if (!isFromHome) return answer;
  return {
    ...answer,
    afterwards: (client) => refreshHome(face, client, user),
  };
}

/** What is in front of the person says what became of it: where this fails, nobody has to be told. */
function refreshHome(face: SlackFace, client: WebClient, user: SlackUser): Promise<void> {
  return publishHome(face, client, user).catch((error: unknown) => {
    face.report('warn', { err: error }, 'A Home tab stays as it was until it is opened again');
  });
}
