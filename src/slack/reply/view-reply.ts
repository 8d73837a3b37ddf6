import type { Context } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { isViewGone, slackErrorCode } from '../api/web-api-errors.ts';
import { workspaceId } from '../api/workspace.ts';
import { type Message, messageOf } from '../blocks/message.ts';
import { noticeModal } from '../blocks/notice.ts';
import type { Reply } from './answer-in-time.ts';
import type { SlackContext } from './context.ts';
import { explainFailure, UNEXPECTED } from './explain-failure.ts';
import { openLoadingView, openView } from './open-view.ts';
import { tellPersonInPlace } from './tell-person.ts';

/** What a command or a message's shortcut leads to: a view that opens, or words for the person alone. */
export type ViewAnswer = { readonly view: ModalView } | { readonly message: Message };

interface Asked {
  readonly context: Context;
  readonly userId: string;
  readonly triggerId: string;
  readonly responseUrl: string;
  readonly ack: () => Promise<void>;
}

/** The ways to whoever asked: a view, which their trigger opens, else the response_url of what they used. */
export function viewReply(
  slack: SlackContext,
  { context, userId, triggerId, responseUrl, ack }: Asked,
): Reply<ViewAnswer> {
  const trigger = () => ({ workspaceId: workspaceId(context), triggerId, from: 'elsewhere' as const });
  const explain = (failure: unknown) => ({
    message: messageOf([explainFailure(slack, failure, UNEXPECTED)]),
  });
  return {
    explain,
    async acknowledge(answer) {
      await ack();
      await openView(slack, trigger(), viewOf(answer));
    },
    async showLoading(doing) {
      await ack();
      const replaceLoading = await openLoadingView(slack, trigger(), doing);
      return (answer) => replaceLoading(viewOf(answer));
    },
    async fallBack(answer, failure) {
      // A trigger opens one view. It did: this is a repeat of a request that was answered.
      if (slackErrorCode(failure) === 'exchanged_trigger_id') return;
      // Whoever closed the loading view wants no answer any more; or a repeat of the request never had one.
      if (isViewGone(failure)) return;
      const { message } = 'message' in answer ? answer : explain(failure);
      await tellPersonInPlace(slack, { workspaceId: workspaceId(context), userId }, responseUrl, message);
    },
  };
}

function viewOf(answer: ViewAnswer): ModalView {
  return 'view' in answer ? answer.view : noticeModal(answer.message.blocks);
}
