import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { ephemeral } from '../api/response-url.ts';
import { answerInTime, type Pending } from './answer-in-time.ts';
import type { SlackContext } from './context.ts';
import { type ViewAnswer, viewReply } from './view-reply.ts';

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
