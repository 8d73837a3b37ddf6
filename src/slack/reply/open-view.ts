import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { slackErrorCode } from '../api/web-api-errors.ts';
import { noticeModal } from '../blocks/message.ts';
import { linesOfText } from '../blocks/text.ts';
import type { SlackContext } from './context.ts';

/** Slack's permission to open one view within 3 seconds. */
export interface Trigger {
  readonly workspaceId: string;
  readonly triggerId: string;
  /** If the trigger comes from a modal, the view is pushed onto that modal. */
  readonly from: 'modal' | 'elsewhere';
}

/** Opens a view. */
export async function openView(
  { clientFor }: SlackContext,
  trigger: Trigger,
  view: ModalView,
): Promise<void> {
  const client = await clientFor(trigger.workspaceId);
  const opening = { trigger_id: trigger.triggerId, view };
  await (trigger.from === 'modal' ? client.views.push(opening) : client.views.open(opening));
}

/** Opens a loading view; resolves with a function that replaces it by another view. */
export async function openLoadingView(
  slack: SlackContext,
  trigger: Trigger,
  text: string,
): Promise<(view: ModalView) => Promise<void>> {
  // An id of our own: if Slack's answer gets lost, the client tries again, finds the trigger used and learns no view id.
  const external_id = randomUUID();
  const loading = { ...noticeModal(linesOfText([text])), external_id };
  await openView(slack, trigger, loading).catch((failure: unknown) => {
    if (slackErrorCode(failure) !== 'exchanged_trigger_id') throw failure;
  });
  const client = await slack.clientFor(trigger.workspaceId);
  return async (view) => {
    await client.views.update({ external_id, view });
  };
}
