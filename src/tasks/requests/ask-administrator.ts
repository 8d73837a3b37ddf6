import type { Domain } from '../../domain/core/context.ts';
import { findQuestion } from '../../domain/requests/find-requests.ts';
import { requestMessage } from '../../slack/requests/request-message.ts';
import { type Writing, writeDirectly } from '../messages/send-direct-message.ts';
import type { Job } from '../runner/runner.ts';

interface AskAdministratorOptions extends Writing {
  readonly domain: Domain;
}

/** Writes to an Administrator what a member asks for, with the buttons that answer it. */
export function askAdministrator(options: AskAdministratorOptions): Job<'ask-administrator'> {
  return async (payload) => {
    const question = await findQuestion(options.domain, payload);
    if (question === undefined) return;
    await writeDirectly(options, question.administrator, requestMessage(question.requests), payload);
  };
}
