import { explainFailure, UNEXPECTED } from '../errors.ts';
import type { SlackFace } from '../face.ts';
import { ephemeral, postToResponseUrl } from '../response-url.ts';
import { messageOf } from '../views/message.ts';
import { noticeModal } from '../views/notice.ts';
import { isViewGone, slackErrorCode } from '../web-api-errors.ts';
import { workspaceId } from '../workspace.ts';
import { answerInTime, type Pending } from './answer-in-time.ts';
import type { CommandAnswer } from './command-boundary.ts';
import type { MessageShortcutArgs } from './invite-from-message.ts';
import { openLoadingView, openView } from './view-opener.ts';

/** The one place where a message's shortcut is answered and its failures become words. */
export function shortcutBoundary(
  face: SlackFace,
  listener: (args: MessageShortcutArgs) => Promise<CommandAnswer | Pending<CommandAnswer>>,
) {
  return (args: MessageShortcutArgs): Promise<void> => {
    const { ack, shortcut, context } = args;
    const trigger = () => ({
      workspaceId: workspaceId(context),
      triggerId: shortcut.trigger_id,
      from: 'elsewhere' as const,
    });
    const viewOf = (answer: CommandAnswer) =>
      'view' in answer ? answer.view : noticeModal(answer.message.blocks);
    const explain = (failure: unknown) => ({
      message: messageOf([explainFailure(face, failure, UNEXPECTED)]),
    });
    return answerInTime<CommandAnswer>(
      {
        explain,
        async acknowledge(answer) {
          await ack();
          await openView(face, trigger(), viewOf(answer));
        },
        async showLoading(doing) {
          await ack();
          const replaceLoading = await openLoadingView(face, trigger(), doing);
          return (answer) => replaceLoading(viewOf(answer));
        },
        async fallBack(answer, failure) {
          if (slackErrorCode(failure) === 'exchanged_trigger_id' || isViewGone(failure)) return;
          const { message } = 'message' in answer ? answer : explain(failure);
          await postToResponseUrl(shortcut.response_url, ephemeral(message));
        },
      },
      () => listener(args),
    );
  };
}
