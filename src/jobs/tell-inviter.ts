import type { Domain } from '../domain/domain.ts';
import { findInvitationNews } from '../domain/invitations/news.ts';
import { newsMessage } from '../slack/views/news.ts';
import type { Job } from './runner.ts';
import { type Writing, writeDirectly } from './write-directly.ts';

interface TellInviterOptions extends Writing {
  readonly domain: Domain;
}

/** Writes to the inviter what became of an invitation. */
export function tellInviter(options: TellInviterOptions): Job<'tell-inviter'> {
  return async ({ invitationId, about }) => {
    const news = await findInvitationNews(options.domain, invitationId);
    const message = news && newsMessage(news, about);
    if (message === undefined || news?.inviter === undefined) return;
    await writeDirectly(options, news.inviter, message, { invitationId });
  };
}
