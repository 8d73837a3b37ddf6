import type { WebClient } from '@slack/web-api';
import type { Domain } from '../domain/domain.ts';
import { findAnswer } from '../domain/requests/find-requests.ts';
import type { Logger } from '../logger.ts';
import { messageOf } from '../slack/views/message.ts';
import { answerSentence } from '../slack/views/request.ts';
import { isFinal } from '../slack/web-api-errors.ts';
import type { Job } from './runner.ts';

interface TellRequesterOptions {
  readonly domain: Domain;
  readonly clientFor: (workspaceId: string) => Promise<WebClient>;
  readonly logger: Logger;
}

/** Writes to whoever asked for an invitation what became of it. */
export function tellRequester({ domain, clientFor, logger }: TellRequesterOptions): Job<'tell-requester'> {
  return async ({ requestId }) => {
    const answer = await findAnswer(domain, requestId);
    const sentence = answer && answerSentence(answer.request);
    if (sentence === undefined || answer === undefined) return;
    const { workspaceId, userId } = answer.requester;
    try {
      const client = await clientFor(workspaceId);
      await client.chat.postMessage({ channel: userId, ...messageOf([sentence]) });
    } catch (error) {
      if (!isFinal(error)) throw error;
      logger.warn({ err: error, requestId }, 'Whoever asked could not be told what became of a request');
    }
  };
}
