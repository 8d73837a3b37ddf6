import { Prisma } from '../../../database/generated/client.ts';
import { isOrganizationBlocked } from '../../core/blocked-workspaces.ts';
import type { DomainContext } from '../../core/context.ts';
import { rolesThatCan } from '../../core/permissions.ts';
import { isEmailDomainAllowedSql, isMemberSql } from '../../core/rules.ts';

/**
 * The rules of inviting and resending, for statements that send later. They are conditions on an `invitation` and its
 * `organization`, under these names.
 */

/** Its settings allow the address's email domain, perhaps not any more. */
export const isDomainAllowed = isEmailDomainAllowedSql(
  Prisma.sql`invitation.email`,
  Prisma.sql`organization.allowed_domains`,
);

/** The organization may send: the operator has not blocked it, and the inviter may still invite. */
export const maySend = Prisma.sql`(
  NOT ${isOrganizationBlocked(Prisma.sql`organization.id`)} AND EXISTS (
    SELECT FROM members AS inviter
    WHERE inviter.id = invitation.inviter_id AND ${isMemberSql('inviter')}
      AND inviter.role::text = ANY (${rolesThatCan('members:invite')})
  )
)`;

/**
 * Somebody in Slack can be told: where workspaces add wgw by themselves, one of the organization's has it still. What was
 * invited before they took it out is sent all the same, but nobody is reminded.
 */
export function isInstalled({ usesOauth }: Pick<DomainContext, 'usesOauth'>): Prisma.Sql {
  if (!usesOauth) return Prisma.sql`TRUE`;
  return Prisma.sql`EXISTS (
    SELECT FROM workspaces JOIN slack_installations USING (id) WHERE workspaces.organization_id = organization.id
  )`;
}
