import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { isViewGone, slackErrorCode } from '../api/web-api-errors.ts';
import { workspaceId } from '../api/workspace.ts';
import { type Message, messageOf } from '../blocks/message.ts';
import { noticeModal } from '../blocks/notice.ts';
import { linesOfText } from '../blocks/text.ts';
import { answerInTime, type Pending, type Reply } from './answer-in-time.ts';
import type { SlackContext } from './context.ts';
import { explainFailure, UNEXPECTED } from './explain-failure.ts';
import { openLoadingView, openView, type Trigger } from './open-view.ts';
import { tellPerson } from './tell-person.ts';

export type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** Changes what the person has in front of them, where it stands. */
interface InPlace {
  readonly change: (client: WebClient) => Promise<unknown>;
  /** What became of it, where the change cannot be shown: absent where it only changes what is shown. */
  readonly otherwise?: Message;
}

/** What a button or menu leads to: a view that opens, words for the person alone, or a change in place. */
export type ActionAnswer = { readonly view: ModalView } | { readonly message: Message } | InPlace;

type ActionListener = (args: ActionArgs) => Promise<ActionAnswer | Pending<ActionAnswer>>;

/** For buttons and menus that open a view: the one place where they are answered and their failures become words. */
export function openingBoundary(slack: SlackContext, listener: ActionListener) {
  return (args: ActionArgs): Promise<void> =>
    answerInTime(slack.timeLimits.slackReply, replyTo(slack, args), () => listener(args));
}

/** For those that change what is there, which needs no trigger: acknowledged at once, as the work may take longer. */
export function inPlaceBoundary(slack: SlackContext, listener: (args: ActionArgs) => Promise<ActionAnswer>) {
  return async (args: ActionArgs): Promise<void> => {
    await args.ack();
    const { deliver, explain, fallBack } = replyTo(slack, args);
    const answer = await listener(args).catch(explain);
    await deliver(answer).catch((failure: unknown) => fallBack(answer, failure));
  };
}

/** Who used a button or menu. */
export function userOf({ body, context }: ActionArgs): SlackUser {
  return { workspaceId: workspaceId(context), userId: body.user.id };
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
  /** Once it is acknowledged. */
  deliver(answer: ActionAnswer): Promise<void>;
}

function replyTo(slack: SlackContext, args: ActionArgs): ActionReply {
  const explain = (failure: unknown) => ({
    message: messageOf([explainFailure(slack, failure, UNEXPECTED)]),
  });
  const changeInPlace = async ({ change }: InPlace) => {
    const client = await slack.clientFor(workspaceId(args.context));
    await change(client).catch((failure: unknown) => {
      // A newer state of the view stands there, or the person closed it.
      if (slackErrorCode(failure) !== 'hash_conflict' && !isViewGone(failure)) throw failure;
    });
  };
  const deliver = async (answer: ActionAnswer) => {
    if ('change' in answer) return changeInPlace(answer);
    await openView(
      slack,
      triggerOf(args),
      'view' in answer ? answer.view : noticeModal(answer.message.blocks),
    );
  };
  return {
    explain,
    deliver,
    async acknowledge(answer) {
      await args.ack();
      await deliver(answer);
    },
    async showLoading(doing) {
      await args.ack();
      const replaceLoading = await openLoadingView(slack, triggerOf(args), doing);
      return async (answer) => {
        if ('view' in answer) return replaceLoading(answer.view);
        if ('message' in answer) return replaceLoading(noticeModal(answer.message.blocks));
        await changeInPlace(answer);
        await replaceLoading(noticeModal(linesOfText([CHANGED_BEHIND])));
      };
    },
    async fallBack(answer, failure) {
      // A trigger opens one view. It did: this is a repeat of a request that was answered.
      if (slackErrorCode(failure) === 'exchanged_trigger_id' || isViewGone(failure)) return;
      const otherwise = 'change' in answer ? answer.otherwise : undefined;
      const message = 'message' in answer ? answer.message : (otherwise ?? explain(failure).message);
      await tellPerson(slack, userOf(args), message);
    },
  };
}
