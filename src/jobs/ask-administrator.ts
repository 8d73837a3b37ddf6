import type { WebClient } from '@slack/web-api';
import type { Domain } from '../domain/domain.ts';
import { findQuestion } from '../domain/requests/find-requests.ts';
import type { Logger } from '../logger.ts';
import { requestMessage } from '../slack/views/request.ts';
import { isFinal } from '../slack/web-api-errors.ts';
import type { Job } from './runner.ts';

interface AskAdministratorOptions {
  readonly domain: Domain;
  readonly clientFor: (workspaceId: string) => Promise<WebClient>;
  readonly logger: Logger;
}

/** Writes to an Administrator what a member asks for, with the buttons that answer it. */
export function askAdministrator(options: AskAdministratorOptions): Job<'ask-administrator'> {
  const { domain, clientFor, logger } = options;
  return async (payload) => {
    const question = await findQuestion(domain, payload);
    if (question === undefined) return;
    const { requests, administrator } = question;
    try {
      const client = await clientFor(administrator.workspaceId);
      await client.chat.postMessage({ channel: administrator.userId, ...requestMessage(requests) });
    } catch (error) {
      if (!isFinal(error)) throw error;
      logger.warn({ err: error, ...payload }, 'An Administrator could not be asked about a request');
    }
  };
}
