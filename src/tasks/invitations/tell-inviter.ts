import { findInvitationNews } from '../../domain/invitations/notifications/find-news.ts';
import { newsMessage } from '../../slack/invitations/news-message.ts';
import { messageInviter } from '../messages/message-inviter.ts';
import type { MessageTaskOptions } from '../messages/send-direct-message.ts';
import { aboutOf } from '../runner/earlier-tasks.ts';
import type { TaskHandler } from '../runner/task-list.ts';

/** Tells the inviter what became of an invitation. */
export function tellInviter(options: MessageTaskOptions): TaskHandler<'tell-inviter'> {
  return async (payload) => {
    const { invitationId, delivery, memberId } = payload;
    const news = await findInvitationNews(options.domain, invitationId);
    if (news === undefined) return;
    const { organizationId, inviterId, status } = news;
    // A newer delivery status has a task of its own.
    if (delivery !== undefined && delivery !== news.delivery) return;
    const isInviter = memberId === undefined || memberId === inviterId;
    const message = newsMessage(news, aboutOf(payload, status), isInviter);
    if (message === undefined) return;
    const fields = { invitationId };
    await messageInviter(options, 'tell-inviter', payload, { organizationId, inviterId, message, fields });
  };
}
