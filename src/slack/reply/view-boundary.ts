import { randomUUID } from 'node:crypto';
import type {
  AllMiddlewareArgs,
  Context,
  MessageShortcut,
  SlackCommandMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { ephemeral } from '../api/response-url.ts';
import { isViewGone, slackErrorCode } from '../api/web-api-errors.ts';
import { workspaceId } from '../api/workspace.ts';
import { type Message, messageOf, noticeModal } from '../blocks/message.ts';
import { linesOfText } from '../blocks/text.ts';
import { answerInTime, type Pending, type Reply } from './answer-in-time.ts';
import type { SlackContext } from './context.ts';
import { explainFailure, UNEXPECTED } from './explain-failure.ts';
import { tellPersonInPlace } from './tell-person.ts';

export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** One use of a command. */
interface CommandCall {
  readonly user: SlackUser;
  /** What was typed after the command's name. Slack turns addresses and people in it into links and mentions. */
  readonly text: string;
  readonly channelId: string;
  readonly responseUrl: string;
}

/** One command behind `/wgw`. Its name is its key in the table of `src/slack/commands.ts`. */
export interface Command {
  /** What can be typed after its name, if anything. */
  readonly parameters?: string;
  /** What it does, for the help. */
  readonly does: string;
  /** Parameters for the example in the help and in Slack's hint. */
  readonly exampleParameters?: string;
  readonly run: (
    slack: SlackContext,
    call: CommandCall,
  ) => Promise<ViewAnswer | Pending<ViewAnswer>> | ViewAnswer;
}

/** The boundary of commands: answers each in time, and explains failures. */
export function commandBoundary(
  slack: SlackContext,
  listener: (args: CommandArgs) => Promise<ViewAnswer | Pending<ViewAnswer>>,
) {
  return (args: CommandArgs): Promise<void> => {
    const { ack, command, context } = args;
    const reply = viewReply(slack, {
      context,
      ack: () => ack(),
      userId: command.user_id,
      triggerId: command.trigger_id,
      responseUrl: command.response_url,
    });
    const acknowledge = (answer: ViewAnswer) =>
      'message' in answer ? ack(ephemeral(answer.message)) : reply.acknowledge(answer);
    return answerInTime(slack.timeLimits.slackReply, { ...reply, acknowledge }, () => listener(args));
  };
}

export type MessageShortcutArgs = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

/** The boundary of shortcuts in a message's menu: answers each in time, and explains failures. */
export function shortcutBoundary(
  slack: SlackContext,
  listener: (args: MessageShortcutArgs) => Promise<ViewAnswer | Pending<ViewAnswer>>,
) {
  return (args: MessageShortcutArgs): Promise<void> => {
    const { ack, shortcut, context } = args;
    const reply = viewReply(slack, {
      context,
      ack,
      userId: shortcut.user.id,
      triggerId: shortcut.trigger_id,
      responseUrl: shortcut.response_url,
    });
    return answerInTime(slack.timeLimits.slackReply, reply, () => listener(args));
  };
}

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
function viewReply(
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
