import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { explainFailure, UNEXPECTED } from '../errors.ts';
import type { SlackFace } from '../face.ts';
import { ephemeral, postToResponseUrl } from '../response-url.ts';
import { type Message, messageOf } from '../views/message.ts';
import { noticeModal } from '../views/notice.ts';
import { isViewGone, slackErrorCode } from '../web-api-errors.ts';
import { workspaceId } from '../workspace.ts';
import { answerInTime, type Pending, type Reply } from './answer-in-time.ts';
import { openLoadingView, openView } from './view-opener.ts';

export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** What a command leads to: a view that opens, or a message for the person alone. */
export type CommandAnswer = { readonly view: ModalView } | { readonly message: Message };

/** The one place where a command is answered and its failures become words. */
export function commandBoundary(
  face: SlackFace,
  listener: (args: CommandArgs) => Promise<CommandAnswer | Pending<CommandAnswer>>,
) {
  return (args: CommandArgs): Promise<void> => answerInTime(replyTo(face, args), () => listener(args));
}

function replyTo(face: SlackFace, { ack, command, context }: CommandArgs): Reply<CommandAnswer> {
  const trigger = () => ({
    workspaceId: workspaceId(context),
    triggerId: command.trigger_id,
    from: 'elsewhere' as const,
  });
  const explain = (failure: unknown) => ({
    message: messageOf([explainFailure(face, failure, UNEXPECTED)]),
  });
  return {
    explain,
    async acknowledge(answer) {
      if ('message' in answer) return ack(ephemeral(answer.message));
      await ack();
      await openView(face, trigger(), answer.view);
    },
    async showLoading(doing) {
      await ack();
      const replaceLoading = await openLoadingView(face, trigger(), doing);
      return (answer) => replaceLoading('view' in answer ? answer.view : noticeModal(answer.message.blocks));
    },
    async fallBack(answer, failure) {
      // A trigger opens one view. It did: this is a repeat of a request that was answered.
      if (slackErrorCode(failure) === 'exchanged_trigger_id') return;
      // Whoever closed the loading view wants no answer any more; or a repeat of the request never had one.
      if (isViewGone(failure)) return;
      const { message } = 'message' in answer ? answer : explain(failure);
      await postToResponseUrl(command.response_url, ephemeral(message));
    },
  };
}
