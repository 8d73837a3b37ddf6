import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { answerInTime, type Pending } from './answer-in-time.ts';
import type { SlackContext } from './context.ts';
import { type ViewAnswer, viewReply } from './view-reply.ts';

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
