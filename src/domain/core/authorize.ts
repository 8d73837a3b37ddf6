import type { Prisma } from '../../database/generated/client.ts';
import type { Actor } from './actor.ts';
import { DomainError } from './errors.ts';
import { can, type Permission, permissionsOf, type Role, rolesThatCan } from './permissions.ts';
import { isMemberSql } from './rules.ts';

/** @throws DomainError NOT_ALLOWED if the actor's role lacks the permission. */
export function assertCan(actor: { readonly role: Role }, permission: Permission): void {
  if (!can(actor.role, permission)) throw new DomainError('NOT_ALLOWED', { permission });
}

/**
 * Members can only give roles whose permissions they have.
 *
 * @throws DomainError NOT_ALLOWED if the role has a permission that the actor lacks.
 */
export function assertCanGive(actor: { readonly role: Role }, role: Role): void {
  const lacking = permissionsOf(role).find((permission) => !can(actor.role, permission));
  if (lacking !== undefined) throw new DomainError('NOT_ALLOWED', { permission: lacking });
}

/**
 * Checks the actor's permission in the database and locks their row until the transaction ends, so that demoting or
 * removing the actor waits.
 *
 * @throws DomainError NOT_ALLOWED, also if the actor was demoted or removed since they were found.
 */
export async function lockPermission(
  transaction: Pick<Prisma.TransactionClient, '$queryRaw'>,
  { memberId, organizationId }: Actor,
  permission: Permission,
): Promise<void> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT id FROM members
    WHERE id = ${memberId}::uuid AND organization_id = ${organizationId}::uuid
      AND role::text = ANY (${rolesThatCan(permission)}) AND ${isMemberSql()}
    FOR SHARE`;
  if (rows.length === 0) throw new DomainError('NOT_ALLOWED', { permission });
}
