import type { DomainContext } from '../../core/context.ts';
import { memberName } from '../../core/member-name.ts';
import { isMemberSql } from '../../core/rules.ts';
import { answerInvitation } from './answer.ts';
import type { LinkedInvitation } from './find-by-link.ts';

/**
 * Makes the invitee a member, with the address and role of the invitation and the name given. Twice is the same as
 * once. Whoever is a member already keeps their name and role.
 *
 * @throws DomainError LINK_NOT_VALID, NAME_NOT_VALID, or INVITATION_NOT_OPEN.
 */
export async function acceptInvitation(
  domain: DomainContext,
  options: { token: string; name: string },
): Promise<LinkedInvitation> {
  return answerInvitation(domain, {
    token: options.token,
    state: 'ACCEPTED',
    effect: async (transaction, { organizationId, email, role }, now) => {
      await transaction.$executeRaw`
        INSERT INTO members AS member (organization_id, email, role, name, joined_at)
        VALUES (${organizationId}::uuid, ${email}, ${role}::role, ${memberName(options.name)}, ${now})
        ON CONFLICT (organization_id, email) DO UPDATE
          SET role = excluded.role, name = excluded.name, joined_at = excluded.joined_at, removed_at = NULL
          WHERE NOT ${isMemberSql('member')}`;
    },
  });
}
