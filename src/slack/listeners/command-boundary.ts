import { randomUUID } from 'node:crypto';
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { explainFailure } from '../errors.ts';
import type { SlackFace } from '../face.ts';
import { postToResponseUrl, type ResponseMessage } from '../response-url.ts';
import { type Message, messageOf } from '../views/message.ts';
import { noticeModal } from '../views/notice.ts';
import { linesOfText } from '../views/text.ts';
import { isViewGone, slackErrorCode } from '../web-api-errors.ts';
import { workspaceId } from '../workspace.ts';
import { answerInTime, type Pending, type Reply } from './answer-in-time.ts';

export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** What a command leads to: a view that opens, or a message for the person alone. */
export type CommandAnswer = { readonly view: ModalView } | { readonly message: Message };

const UNEXPECTED = 'Something went wrong on our side. Please try again in a moment.';

/** The one place where a command is answered and its failures become words. */
export function commandBoundary(
  face: SlackFace,
  listener: (args: CommandArgs) => Promise<CommandAnswer | Pending<CommandAnswer>>,
) {
  return (args: CommandArgs): Promise<void> => answerInTime(replyTo(face, args), () => listener(args));
}

function replyTo(face: SlackFace, { ack, command, context }: CommandArgs): Reply<CommandAnswer> {
  const explain = (failure: unknown) => ({
    message: messageOf([explainFailure(face, failure, UNEXPECTED)]),
  });
  return {
    explain,
    async acknowledge(answer) {
      if ('message' in answer) return ack(ephemeral(answer.message));
      await ack();
      const client = await face.clientFor(workspaceId(context));
      await client.views.open({ trigger_id: command.trigger_id, view: answer.view });
    },
    async showLoading(doing) {
      await ack();
      const client = await face.clientFor(workspaceId(context));
      // Known by a name of ours, as Slack's may get lost: the client's second try then finds the trigger used.
      const external_id = randomUUID();
      const loading = { ...noticeModal(linesOfText([doing])), external_id };
      await client.views.open({ trigger_id: command.trigger_id, view: loading }).catch((failure: unknown) => {
        if (slackErrorCode(failure) !== 'exchanged_trigger_id') throw failure;
      });
      return async (answer) => {
        const view = 'view' in answer ? answer.view : noticeModal(answer.message.blocks);
        await client.views.update({ external_id, view });
      };
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

function ephemeral(message: Message): ResponseMessage {
  return { response_type: 'ephemeral', ...message };
}
