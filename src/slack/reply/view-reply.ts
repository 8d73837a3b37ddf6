import type { Context } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { isViewGone, slackErrorCode } from '../api/web-api-errors.ts';
import { workspaceId } from '../api/workspace.ts';
import { type Message, messageOf, noticeModal } from '../blocks/message.ts';
import type { Reply } from './answer-in-time.ts';
import type { SlackContext } from './context.ts';
import { explainFailure, UNEXPECTED } from './explain-failure.ts';
import { openLoadingView, openView } from './open-view.ts';
import { tellPersonInPlace } from './tell-person.ts';

/** The answer to a command or shortcut: a view that opens, or a message for the caller alone. */
export type ViewAnswer = { readonly view: ModalView } | { readonly message: Message };

/** Sentences for the caller alone. */
export function answerSentences(sentences: readonly string[]): { readonly message: Message } {
  return { message: messageOf(sentences) };
}

/** The view that shows an answer. */
export function viewOf(answer: ViewAnswer): ModalView {
  return 'view' in answer ? answer.view : noticeModal(answer.message.blocks);
}

interface Interaction {
  readonly context: Context;
  readonly userId: string;
  readonly triggerId: string;
  readonly responseUrl: string;
  readonly ack: () => Promise<void>;
}

/** The ways to answer a command or shortcut: a view that its trigger opens, or else a message through its response_url. */
export function viewReply(
  slack: SlackContext,
  { context, userId, triggerId, responseUrl, ack }: Interaction,
): Reply<ViewAnswer> {
  const trigger = () => ({ workspaceId: workspaceId(context), triggerId, from: 'elsewhere' as const });
  const explain = (failure: unknown) => answerSentences([explainFailure(slack, failure, UNEXPECTED)]);
  return {
    explain,
    async acknowledge(answer) {
      await ack();
      await openView(slack, trigger(), viewOf(answer));
    },
    async showLoading(text) {
      await ack();
      const replaceLoading = await openLoadingView(slack, trigger(), text);
      return (answer) => replaceLoading(viewOf(answer));
    },
    async fallBack(answer, failure) {
      // The trigger has opened its one view already, so Slack repeated an interaction that wgw has answered.
      if (slackErrorCode(failure) === 'exchanged_trigger_id') return;
      // The person closed the loading view, or a repeated interaction never had one.
      if (isViewGone(failure)) return;
      const { message } = 'message' in answer ? answer : explain(failure);
      await tellPersonInPlace(slack, { workspaceId: workspaceId(context), userId }, responseUrl, message);
    },
  };
}
