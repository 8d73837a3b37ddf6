import { findLinkWish } from '../../domain/invitations/lifecycle/new-link.ts';
import { linkWishMessage } from '../../slack/invitations/new-link-message.ts';
import { type WritingToInviters, writeToInviter } from '../messages/message-inviter.ts';
import type { Job } from '../runner/runner.ts';

/** Writes to the inviter that somebody would like a new link. */
export function tellAsked(options: WritingToInviters): Job<'tell-asked'> {
  return async (payload) => {
    const { invitationId } = payload;
    const wish = await findLinkWish(options.domain, invitationId);
    const message = wish && linkWishMessage(wish);
    if (message === undefined || wish === undefined) return;
    const { organizationId, inviterId } = wish;
    await writeToInviter(options, 'tell-asked', payload, {
      organizationId,
      inviterId,
      message,
      about: { invitationId },
    });
  };
}
