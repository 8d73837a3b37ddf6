import { Prisma } from '../../../database/generated/client.ts';
import { isOrganizationBlocked } from '../../core/blocked-workspaces.ts';
import type { DomainContext } from '../../core/context.ts';
import { rolesThatCan } from '../../core/permissions.ts';
import { isEmailDomainAllowedSql, isMemberSql } from '../../core/rules.ts';

/**
 * Conditions for statements that send later than they invite. They use the tables `invitation` and `organization` by
 * these names.
 */

/** The organization's settings still allow the email domain. */
export const isDomainAllowed = isEmailDomainAllowedSql(
  Prisma.sql`invitation.email`,
  Prisma.sql`organization.allowed_domains`,
);

/** The organization is not blocked, and the inviter may still invite. */
export const maySend = Prisma.sql`(
  NOT ${isOrganizationBlocked(Prisma.sql`organization.id`)} AND EXISTS (
    SELECT FROM members AS inviter
    WHERE inviter.id = invitation.inviter_id AND ${isMemberSql('inviter')}
      AND inviter.role::text = ANY (${rolesThatCan('members:invite')})
  )
)`;

/**
 * wgw is still installed in a workspace of the organization. Without it, invitations are still sent, but nobody is
 * reminded.
 */
export function isInstalled({ usesOauth }: Pick<DomainContext, 'usesOauth'>): Prisma.Sql {
  if (!usesOauth) return Prisma.sql`TRUE`;
  return Prisma.sql`EXISTS (
    SELECT FROM workspaces JOIN slack_installations USING (id) WHERE workspaces.organization_id = organization.id
  )`;
}
