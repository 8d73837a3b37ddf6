import { findLinkWish } from '../domain/invitations/ask-for-link.ts';
import { linkWishMessage } from '../slack/views/link-wish.ts';
import type { Job } from './runner.ts';
import { type WritingToInviters, writeToInviter } from './write-to-inviter.ts';

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
