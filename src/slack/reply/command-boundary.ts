import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { ephemeral } from '../api/response-url.ts';
import { answerInTime, type Pending } from './answer-in-time.ts';
import type { SlackContext } from './context.ts';
import { type ViewAnswer, viewReply } from './view-reply.ts';

export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** The one place where a command is answered and its failures become words. */
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
