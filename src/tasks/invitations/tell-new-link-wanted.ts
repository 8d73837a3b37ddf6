import { findNewLinkQuestion } from '../../domain/invitations/lifecycle/new-link.ts';
import { newLinkMessage } from '../../slack/invitations/new-link-message.ts';
import { messageInviter } from '../messages/message-inviter.ts';
import type { MessageTaskOptions } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/task-list.ts';

/** Tells the inviter that an invitee asks for a new link. */
export function tellNewLinkWanted(options: MessageTaskOptions): TaskHandler<'tell-new-link-wanted'> {
  return async (payload) => {
    const { invitationId } = payload;
    const question = await findNewLinkQuestion(options.domain, invitationId);
    const message = question && newLinkMessage(question);
    if (message === undefined || question === undefined) return;
    const { organizationId, inviterId } = question;
    await messageInviter(options, 'tell-new-link-wanted', payload, {
      organizationId,
      inviterId,
      message,
      fields: { invitationId },
    });
  };
}
