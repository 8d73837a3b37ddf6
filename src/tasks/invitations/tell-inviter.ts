import { findInvitationNews } from '../../domain/invitations/notifications/find-news.ts';
import { newsMessage } from '../../slack/invitations/news-message.ts';
import { type InviterMessageOptions, messageInviter } from '../messages/message-inviter.ts';
import type { TaskHandler } from '../runner/runner.ts';

/** Writes to the inviter what became of an invitation. */
export function tellInviter(options: InviterMessageOptions): TaskHandler<'tell-inviter'> {
  return async (payload) => {
    const { invitationId, about, delivery, memberId } = payload;
    const news = await findInvitationNews(options.domain, invitationId);
    if (news === undefined) return;
    const { organizationId, inviterId } = news;
    // What came after is told by itself.
    if (delivery !== undefined && delivery !== news.delivery) return;
    const isInviter = memberId === undefined || memberId === inviterId;
    const message = newsMessage(news, about, isInviter);
    if (message === undefined) return;
    await messageInviter(options, 'tell-inviter', payload, {
      organizationId,
      inviterId,
      message,
      about: { invitationId },
    });
  };
}
