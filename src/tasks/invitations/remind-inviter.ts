import { findUnanswered } from '../../domain/invitations/reminders/find-unanswered.ts';
import { reminderMessage } from '../../slack/invitations/reminder-message.ts';
import { messageInviter } from '../messages/message-inviter.ts';
import type { MessageTaskOptions } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/task-list.ts';

/** Tells the inviter which invitations have no answer, or soon expire. */
export function remindInviter(options: MessageTaskOptions): TaskHandler<'remind-inviter'> {
  return async (payload) => {
    const { about, memberId } = payload;
    const unanswered = await findUnanswered(options.domain, payload);
    if (unanswered === undefined) return;
    const { organizationId, inviterId } = unanswered;
    await messageInviter(options, 'remind-inviter', payload, {
      organizationId,
      inviterId,
      message: reminderMessage(unanswered, about, memberId === undefined || memberId === inviterId),
      fields: { inviterId },
    });
  };
}
