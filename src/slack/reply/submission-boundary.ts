import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AllMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { isViewGone } from '../api/web-api-errors.ts';
import { userOf, workspaceId } from '../api/workspace.ts';
import { type Message, messageOf, noticeModal } from '../blocks/message.ts';
import { linesOfText } from '../blocks/text.ts';
import { answerInTime, type Reply } from './answer-in-time.ts';
import type { SlackContext } from './context.ts';
import { explainFailure, UNEXPECTED } from './explain-failure.ts';
import { tellPerson, tellPersonInPlace } from './tell-person.ts';

export type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** A submitted form, read by its listener. */
export interface SubmittedForm {
  /** The response_url of the command that opened it, if a command did. */
  readonly responseUrl?: string | undefined;
  answer(): Promise<SubmissionAnswer>;
  /** What the loading view says if the work is slow, instead of the usual text. */
  readonly loadingText?: string;
  /** Shows the form as it was filled in, or a notice instead of it, with the reason why it failed. */
  refuse(why: string): SubmissionAnswer;
  /** The words for a failure that has none of its own, instead of the usual ones. */
  readonly unexpected?: string;
}

// Acknowledgement and update reach Slack over different connections. If the acknowledgement came second, the loading view
// would stay.
const ACKNOWLEDGEMENT_SETTLES_MS = 250;

/** The boundary of submitted forms: answers each in time, and explains failures. */
export function submissionBoundary(slack: SlackContext, read: (args: SubmissionArgs) => SubmittedForm) {
  return async (args: SubmissionArgs): Promise<void> => {
    let form: SubmittedForm;
    try {
      form = read(args);
    } catch (error) {
      return refuseUnreadable(args, explainFailure(slack, error, UNEXPECTED));
    }
    await answerInTime(slack.timeLimits.slackReply, replyTo(slack, args, form), () => form.answer());
  };
}

/** Refuses a form that wgw cannot have made, on its first field. */
function refuseUnreadable({ ack, view }: SubmissionArgs, why: string): Promise<void> {
  const field = view.blocks?.find(({ type }) => type === 'input')?.block_id;
  return field === undefined
    ? ack({ response_action: 'update', view: noticeModal(linesOfText([why])) })
    : ack({ response_action: 'errors', errors: { [field]: why } });
}

function replyTo(slack: SlackContext, args: SubmissionArgs, form: SubmittedForm): Reply<SubmissionAnswer> {
  const { ack, context, view: submitted } = args;
  async function refreshAround({ afterwards, message }: SubmissionAnswer): Promise<void> {
    if (afterwards === undefined) return;
    try {
      await afterwards(await slack.clientFor(workspaceId(context)));
    } catch (error) {
      if (isViewGone(error)) return;
      // It would have told the outcome. It is up to date again as soon as somebody opens it.
      slack.logger.warn({ err: error }, 'What stands around a form could not be updated: a message tells it');
      await tellPerson(slack, userOf(args), message);
    }
  }
  return {
    ...(form.loadingText !== undefined && { loadingText: form.loadingText }),
    explain: (failure) => form.refuse(explainFailure(slack, failure, form.unexpected ?? UNEXPECTED)),
    async acknowledge(answer) {
      await ack(answer.acknowledgement);
      await refreshAround(answer);
    },
    async showLoading(text) {
      await ack({ response_action: 'update', view: noticeModal(linesOfText([text])) });
      const settled = sleep(ACKNOWLEDGEMENT_SETTLES_MS);
      return async (answer) => {
        await settled;
        const client = await slack.clientFor(workspaceId(context));
        await client.views.update({ view_id: submitted.id, view: answer.view });
        await refreshAround(answer);
      };
    },
    async fallBack({ message }, failure) {
      slack.logger.warn({ err: failure }, 'A form could not show its outcome: a message tells it');
      await tellPersonInPlace(slack, userOf(args), form.responseUrl, message);
    },
  };
}

/** The answer to a submitted form, in each shape that it may be delivered in. */
export interface SubmissionAnswer {
  /** If the form is still open and waits; `undefined` closes it. */
  readonly acknowledgement: ViewResponseAction | undefined;
  /** If a loading view has replaced the form. */
  readonly view: ModalView;
  /** If there is no view any more. */
  readonly message: Message;
  /** Refreshes what is around the form afterwards: the view behind it, or the Home tab. */
  readonly afterwards?: (client: WebClient) => Promise<unknown>;
}

/** Another view replaces the form. */
export function replaceForm(view: ModalView, message: Message): SubmissionAnswer {
  return { acknowledgement: { response_action: 'update', view }, view, message };
}

/** Sentences replace the form. */
export function replaceFormWithNotice(sentences: readonly string[]): SubmissionAnswer {
  const message = messageOf(sentences);
  return replaceForm(noticeModal(message.blocks), message);
}
