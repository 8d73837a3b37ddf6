import type { DomainContext } from '../../domain/core/context.ts';
import { findAnswer } from '../../domain/requests/find-requests.ts';
import { messageOf } from '../../slack/blocks/message.ts';
import { answerSentence } from '../../slack/requests/request-message.ts';
import { type DirectMessageOptions, sendDirectMessage } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/runner.ts';

interface TellRequesterOptions extends DirectMessageOptions {
  readonly domain: DomainContext;
}

/** Writes to whoever asked for an invitation what became of it. */
export function tellRequester(options: TellRequesterOptions): TaskHandler<'tell-requester'> {
  return async ({ requestId, outcome }) => {
    const answer = await findAnswer(options.domain, requestId);
    const sentence = answer && answerSentence(answer.request, outcome);
    if (sentence === undefined || answer === undefined) return;
    await sendDirectMessage(options, answer.requester, messageOf([sentence]), { requestId });
  };
}
