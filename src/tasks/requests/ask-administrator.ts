import { findQuestion } from '../../domain/requests/find-requests.ts';
import { requestMessage } from '../../slack/requests/request-message.ts';
import { type MessageTaskOptions, sendDirectMessage } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/task-list.ts';

/** Sends an Administrator the requests of one form, with buttons to decide them. */
export function askAdministrator(options: MessageTaskOptions): TaskHandler<'ask-administrator'> {
  return async (payload) => {
    const question = await findQuestion(options.domain, payload);
    if (question === undefined) return;
    await sendDirectMessage(options, question.administrator, requestMessage(question.requests), payload);
  };
}
