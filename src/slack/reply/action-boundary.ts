import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { isViewGone, slackErrorCode } from '../api/web-api-errors.ts';
import { userOf, workspaceId } from '../api/workspace.ts';
import { type Message, noticeModal } from '../blocks/message.ts';
import { linesOfText } from '../blocks/text.ts';
import { answerInTime, type Pending, type Reply } from './answer-in-time.ts';
import type { SlackContext } from './context.ts';
import { explainFailure, UNEXPECTED } from './explain-failure.ts';
import { tellPerson } from './tell-person.ts';
import {
  answerSentences,
  openLoadingView,
  openView,
  type Trigger,
  type ViewAnswer,
  viewOf,
} from './view-boundary.ts';

export type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** Changes the view or message whose button or menu was used. */
interface ChangeInPlace {
  readonly change: (client: WebClient) => Promise<unknown>;
  /** Tells the outcome if the change fails; absent if there is no outcome besides what is shown. */
  readonly fallbackMessage?: Message;
}

/** The answer to a button or menu: a view that opens, a message for the caller alone, or a change in place. */
export type ActionAnswer = ViewAnswer | ChangeInPlace;

type ActionListener = (args: ActionArgs) => Promise<ActionAnswer | Pending<ActionAnswer>>;

/** The boundary of buttons and menus that open a view: answers each in time, and explains failures. */
export function openingBoundary(slack: SlackContext, listener: ActionListener) {
  return (args: ActionArgs): Promise<void> =>
    answerInTime(slack.timeLimits.slackReply, replyTo(slack, args), () => listener(args));
}

/**
 * The boundary of buttons, menus and fields that change something in place. They need no trigger, so they are acknowledged
 * at once: the work may take longer than 3 seconds.
 */
export function inPlaceBoundary(slack: SlackContext, listener: (args: ActionArgs) => Promise<ActionAnswer>) {
  return async (args: ActionArgs): Promise<void> => {
    await args.ack();
    const { deliver, explain, fallBack } = replyTo(slack, args);
    const answer = await listener(args).catch(explain);
    await deliver(answer).catch((failure: unknown) => fallBack(answer, failure));
  };
}

function triggerOf({ body, context }: ActionArgs): Trigger {
  return {
    workspaceId: workspaceId(context),
    triggerId: body.trigger_id,
    from: body.view?.type === 'modal' ? 'modal' : 'elsewhere',
  };
}

const CHANGED_BEHIND = 'This has changed meanwhile: close this window to see how it stands.';

interface ActionReply extends Reply<ActionAnswer> {
  /** Delivers an answer after the acknowledgement. */
  deliver(answer: ActionAnswer): Promise<void>;
}

function replyTo(slack: SlackContext, args: ActionArgs): ActionReply {
  const explain = (failure: unknown) => answerSentences([explainFailure(slack, failure, UNEXPECTED)]);
  const changeInPlace = async ({ change }: ChangeInPlace) => {
    const client = await slack.clientFor(workspaceId(args.context));
    await change(client).catch((failure: unknown) => {
      // The view shows a newer state, or the person closed it.
      if (slackErrorCode(failure) !== 'hash_conflict' && !isViewGone(failure)) throw failure;
    });
  };
  const deliver = async (answer: ActionAnswer) => {
    if ('change' in answer) return changeInPlace(answer);
    await openView(slack, triggerOf(args), viewOf(answer));
  };
  return {
    explain,
    deliver,
    async acknowledge(answer) {
      await args.ack();
      await deliver(answer);
    },
    async showLoading(text) {
      await args.ack();
      const replaceLoading = await openLoadingView(slack, triggerOf(args), text);
      return async (answer) => {
        if (!('change' in answer)) return replaceLoading(viewOf(answer));
        await changeInPlace(answer);
        await replaceLoading(noticeModal(linesOfText([CHANGED_BEHIND])));
      };
    },
    async fallBack(answer, failure) {
      // The trigger has opened its one view already, so Slack repeated an interaction that wgw has answered.
      if (slackErrorCode(failure) === 'exchanged_trigger_id' || isViewGone(failure)) return;
      const fallback = 'change' in answer ? answer.fallbackMessage : undefined;
      const message = 'message' in answer ? answer.message : (fallback ?? explain(failure).message);
      await tellPerson(slack, userOf(args), message);
    },
  };
}
