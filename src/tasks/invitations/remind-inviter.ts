import { findUnanswered } from '../../domain/invitations/reminders/find-unanswered.ts';
import { reminderMessage } from '../../slack/invitations/reminder-message.ts';
import { type WritingToInviters, writeToInviter } from '../messages/message-inviter.ts';
import type { Job } from '../runner/runner.ts';

/** Writes to the inviter which invitations have no answer, or soon expire. */
export function remindInviter(options: WritingToInviters): Job<'remind-inviter'> {
  return async (payload) => {
    const { about, memberId } = payload;
    const unanswered = await findUnanswered(options.domain, payload);
    if (unanswered === undefined) return;
    const { organizationId, inviterId } = unanswered;
    await writeToInviter(options, 'remind-inviter', payload, {
      organizationId,
      inviterId,
      message: reminderMessage(unanswered, about, memberId === undefined || memberId === inviterId),
      about: { inviterId },
    });
  };
}
