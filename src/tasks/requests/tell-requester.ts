import { findAnswer } from '../../domain/requests/find-requests.ts';
import { messageOf } from '../../slack/blocks/message.ts';
import { answerSentence } from '../../slack/requests/request-message.ts';
import { type MessageTaskOptions, sendDirectMessage } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/task-list.ts';

/** Tells a member what became of their request. */
export function tellRequester(options: MessageTaskOptions): TaskHandler<'tell-requester'> {
  return async ({ requestId, outcome }) => {
    const answer = await findAnswer(options.domain, requestId);
    const sentence = answer && answerSentence(answer.request, outcome);
    if (sentence === undefined || answer === undefined) return;
    await sendDirectMessage(options, answer.requester, messageOf([sentence]), { requestId });
  };
}
