import type { Prisma } from '../../database/generated/client.ts';
import { DomainError } from '../errors.ts';
import { type Permission, rolesThatCan } from '../roles.ts';
import type { Actor } from './actor.ts';

/**
 * Checks the actor's permission against the database, and keeps it until the transaction ends: whoever removes or
 * demotes the actor waits.
 *
 * @throws DomainError NOT_ALLOWED, also for an actor demoted or removed meanwhile.
 */
export async function holdPermission(
  transaction: Pick<Prisma.TransactionClient, '$queryRaw'>,
  { memberId, organizationId }: Actor,
  permission: Permission,
): Promise<void> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT id FROM members
    WHERE id = ${memberId}::uuid AND organization_id = ${organizationId}::uuid
      AND role::text = ANY (${rolesThatCan(permission)}) AND removed_at IS NULL
    FOR SHARE`;
  if (rows.length === 0) throw new DomainError('NOT_ALLOWED', { permission });
}
