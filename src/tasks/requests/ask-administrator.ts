import type { DomainContext } from '../../domain/core/context.ts';
import { findQuestion } from '../../domain/requests/find-requests.ts';
import { requestMessage } from '../../slack/requests/request-message.ts';
import { type DirectMessageOptions, sendDirectMessage } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/runner.ts';

interface AskAdministratorOptions extends DirectMessageOptions {
  readonly domain: DomainContext;
}

/** Writes to an Administrator what a member asks for, with the buttons that answer it. */
export function askAdministrator(options: AskAdministratorOptions): TaskHandler<'ask-administrator'> {
  return async (payload) => {
    const question = await findQuestion(options.domain, payload);
    if (question === undefined) return;
    await sendDirectMessage(options, question.administrator, requestMessage(question.requests), payload);
  };
}
