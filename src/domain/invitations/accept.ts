import type { Domain } from '../domain.ts';
import { memberName } from '../member-name.ts';
import { answerInvitation } from './answer.ts';
import type { LinkedInvitation } from './find-by-link.ts';

/**
 * Makes the invitee a member, with the address and role of the invitation and the name given. Twice is the same as
 * once. Whoever is a member already keeps their name and role.
 *
 * @throws DomainError LINK_NOT_VALID, NAME_NOT_VALID, or INVITATION_NOT_OPEN.
 */
export async function acceptInvitation(
  domain: Domain,
  options: { token: string; name: string },
): Promise<LinkedInvitation> {
  return answerInvitation(domain, {
    token: options.token,
    state: 'ACCEPTED',
    effect: async (transaction, { organizationId, email, role }, now) => {
      await transaction.member.createMany({
        data: [{ organizationId, email, role, name: memberName(options.name), joinedAt: now }],
        skipDuplicates: true,
      });
    },
  });
}
