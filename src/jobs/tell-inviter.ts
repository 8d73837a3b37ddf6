import type { WebClient } from '@slack/web-api';
import type { Domain } from '../domain/domain.ts';
import { findInvitationNews } from '../domain/invitations/news.ts';
import type { Logger } from '../logger.ts';
import { newsMessage } from '../slack/views/news.ts';
import { isFinal } from '../slack/web-api-errors.ts';
import type { Job } from './runner.ts';

interface TellInviterOptions {
  readonly domain: Domain;
  readonly clientFor: (workspaceId: string) => Promise<WebClient>;
  readonly logger: Logger;
}

/** Writes to the inviter what became of an invitation. */
export function tellInviter({ domain, clientFor, logger }: TellInviterOptions): Job<'tell-inviter'> {
  return async ({ invitationId }) => {
    const news = await findInvitationNews(domain, invitationId);
    const message = news && newsMessage(news);
    if (message === undefined || news?.inviter === undefined) return;
    try {
      const client = await clientFor(news.inviter.workspaceId);
      await client.chat.postMessage({ channel: news.inviter.userId, ...message });
    } catch (error) {
      if (!isFinal(error)) throw error;
      logger.warn({ err: error, invitationId }, 'The inviter could not be told what became of an invitation');
    }
  };
}
