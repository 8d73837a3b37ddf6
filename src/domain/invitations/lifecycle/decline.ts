import type { DomainContext } from '../../core/context.ts';
import { answerInvitation } from './answer.ts';
import type { LinkedInvitation } from './find-by-link.ts';

/**
 * Closes the invitation at the invitee's wish; the address can be invited again. Twice is the same as once.
 *
 * @throws DomainError LINK_NOT_VALID or INVITATION_NOT_OPEN.
 */
export async function declineInvitation(
  domain: DomainContext,
  options: { token: string },
): Promise<LinkedInvitation> {
  return answerInvitation(domain, { token: options.token, state: 'DECLINED' });
}
