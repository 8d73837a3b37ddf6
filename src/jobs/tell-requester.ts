import type { Domain } from '../domain/domain.ts';
import { findAnswer } from '../domain/requests/find-requests.ts';
import { messageOf } from '../slack/views/message.ts';
import { answerSentence } from '../slack/views/request.ts';
import type { Job } from './runner.ts';
import { type Writing, writeDirectly } from './write-directly.ts';

interface TellRequesterOptions extends Writing {
  readonly domain: Domain;
}

/** Writes to whoever asked for an invitation what became of it. */
export function tellRequester(options: TellRequesterOptions): Job<'tell-requester'> {
  return async ({ requestId, outcome }) => {
    const answer = await findAnswer(options.domain, requestId);
    const sentence = answer && answerSentence(answer.request, outcome);
    if (sentence === undefined || answer === undefined) return;
    await writeDirectly(options, answer.requester, messageOf([sentence]), { requestId });
  };
}
