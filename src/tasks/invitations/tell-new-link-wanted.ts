import { findNewLinkQuestion } from '../../domain/invitations/lifecycle/new-link.ts';
import { newLinkMessage } from '../../slack/invitations/new-link-message.ts';
import { type InviterMessageOptions, messageInviter } from '../messages/message-inviter.ts';
import type { TaskHandler } from '../runner/runner.ts';

/** Writes to the inviter that somebody would like a new link. */
export function tellNewLinkWanted(options: InviterMessageOptions): TaskHandler<'tell-asked'> {
  return async (payload) => {
    const { invitationId } = payload;
    const wish = await findNewLinkQuestion(options.domain, invitationId);
    const message = wish && newLinkMessage(wish);
    if (message === undefined || wish === undefined) return;
    const { organizationId, inviterId } = wish;
    await messageInviter(options, 'tell-asked', payload, {
      organizationId,
      inviterId,
      message,
      about: { invitationId },
    });
  };
}
