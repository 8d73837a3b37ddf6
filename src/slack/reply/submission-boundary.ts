import { setTimeout as sleep } from 'node:timers/promises';
import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { isViewGone } from '../api/web-api-errors.ts';
import { workspaceId } from '../api/workspace.ts';
import type { Message } from '../blocks/message.ts';
import { noticeModal } from '../blocks/notice.ts';
import { linesOfText } from '../blocks/text.ts';
import { answerInTime, type Reply } from './answer-in-time.ts';
import type { SlackContext } from './context.ts';
import { explainFailure, UNEXPECTED } from './explain-failure.ts';
import type { SubmissionAnswer } from './submission-answer.ts';
import { tellPerson, tellPersonInPlace } from './tell-person.ts';

export type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** What a listener makes of a submitted form. */
export interface SubmittedForm {
  /** The response_url of the command that opened it, if a command did. */
  readonly responseUrl?: string | undefined;
  answer(): Promise<SubmissionAnswer>;
  /** The words of the loading view, in place of the ordinary ones. */
  readonly loading?: string;
  /** The form as it was filled, or what stands in its place, with why it was not taken. */
  refuse(why: string): SubmissionAnswer;
  /** Said where it failed and is nobody's doing, in place of the ordinary words. */
  readonly unexpected?: string;
}

// Acknowledgement and update reach Slack over different connections: applied second, the loading view would stay.
const ACKNOWLEDGEMENT_SETTLES_MS = 250;

/** The one place where a submitted form is answered and its failures become words. */
export function submissionBoundary(slack: SlackContext, read: (args: SubmissionArgs) => SubmittedForm) {
  return async (args: SubmissionArgs): Promise<void> => {
    let form: SubmittedForm;
    try {
      form = read(args);
    } catch (error) {
      return refuseUnread(args, explainFailure(slack, error, UNEXPECTED));
    }
    await answerInTime(slack.timeLimits.slackReply, replyTo(slack, args, form), () => form.answer());
  };
}

/** A form that wgw cannot have made is refused on its first field. */
function refuseUnread({ ack, view }: SubmissionArgs, why: string): Promise<void> {
  const field = view.blocks?.find(({ type }) => type === 'input')?.block_id;
  return field === undefined
    ? ack({ response_action: 'update', view: noticeModal(linesOfText([why])) })
    : ack({ response_action: 'errors', errors: { [field]: why } });
}

function replyTo(
  slack: SlackContext,
  { ack, context, body, view: submitted }: SubmissionArgs,
  form: SubmittedForm,
): Reply<SubmissionAnswer> {
  const user = () => ({ workspaceId: workspaceId(context), userId: body.user.id });
  async function changeAround(afterwards: SubmissionAnswer['afterwards'], message: Message): Promise<void> {
    if (afterwards === undefined) return;
    try {
      await afterwards(await slack.clientFor(workspaceId(context)));
    } catch (error) {
      if (isViewGone(error)) return;
      // It would have said what became of the form; it is right again once it is opened anew.
      slack.logger.warn({ err: error }, 'What stands around a form could not be updated: a message tells it');
      await tellPerson(slack, user(), message);
    }
  }
  return {
    ...(form.loading !== undefined && { loading: form.loading }),
    explain: (failure) => form.refuse(explainFailure(slack, failure, form.unexpected ?? UNEXPECTED)),
    async acknowledge({ acknowledgement, afterwards, message }) {
      await ack(acknowledgement);
      await changeAround(afterwards, message);
    },
    async showLoading(doing) {
      await ack({ response_action: 'update', view: noticeModal(linesOfText([doing])) });
      const settled = sleep(ACKNOWLEDGEMENT_SETTLES_MS);
      return async ({ view, afterwards, message }) => {
        await settled;
        const client = await slack.clientFor(workspaceId(context));
        await client.views.update({ view_id: submitted.id, view });
        await changeAround(afterwards, message);
      };
    },
    async fallBack({ message }, failure) {
      slack.logger.warn({ err: failure }, 'A form could not show its outcome: a message tells it');
      await tellPersonInPlace(slack, user(), form.responseUrl, message);
    },
  };
}
