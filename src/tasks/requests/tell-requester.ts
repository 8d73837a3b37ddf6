import type { Domain } from '../../domain/core/context.ts';
import { findAnswer } from '../../domain/requests/find-requests.ts';
import { messageOf } from '../../slack/blocks/message.ts';
import { answerSentence } from '../../slack/requests/request-message.ts';
import { type Writing, writeDirectly } from '../messages/send-direct-message.ts';
import type { Job } from '../runner/runner.ts';

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
