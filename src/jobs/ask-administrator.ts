import type { Domain } from '../domain/domain.ts';
import { findQuestion } from '../domain/requests/find-requests.ts';
import { requestMessage } from '../slack/views/request.ts';
import type { Job } from './runner.ts';
import { type Writing, writeDirectly } from './write-directly.ts';

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
