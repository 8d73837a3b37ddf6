import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { slackErrorCode } from '../api/web-api-errors.ts';
import { noticeModal } from '../blocks/notice.ts';
import { linesOfText } from '../blocks/text.ts';
import type { SlackContext } from './context.ts';

/** What lets a view be opened: a trigger, which does so once, within 3 seconds. */
export interface Trigger {
  readonly workspaceId: string;
  readonly triggerId: string;
  /** A view is pushed onto the one that the trigger came from, if it came from one. */
  readonly from: 'modal' | 'elsewhere';
}

/** Shows a view where the person is. */
export async function openView(
  { clientFor }: SlackContext,
  trigger: Trigger,
  view: ModalView,
): Promise<void> {
  const client = await clientFor(trigger.workspaceId);
  const opening = { trigger_id: trigger.triggerId, view };
  await (trigger.from === 'modal' ? client.views.push(opening) : client.views.open(opening));
}

/** Shows that something takes a moment; resolves with what puts a view in its place. */
export async function openLoadingView(
  slack: SlackContext,
  trigger: Trigger,
  doing: string,
): Promise<(view: ModalView) => Promise<void>> {
  // Known by a name of ours, as Slack's may get lost: the client's second try then finds the trigger used.
  const external_id = randomUUID();
  const loading = { ...noticeModal(linesOfText([doing])), external_id };
  await openView(slack, trigger, loading).catch((failure: unknown) => {
    if (slackErrorCode(failure) !== 'exchanged_trigger_id') throw failure;
  });
  const client = await slack.clientFor(trigger.workspaceId);
  return async (view) => {
    await client.views.update({ external_id, view });
  };
}
