import type { Prisma } from '../../database/generated/client.ts';
import type { Actor } from '../core/actor.ts';
import { lockPermission } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { DomainError } from '../core/errors.ts';
import type { Role } from '../core/permissions.ts';
import { memberWhere } from '../core/rules.ts';

/** A member as a change of them finds them. */
export interface ChangedMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly version: number;
}

/** How the actor saw a member before deciding to change them. */
export interface SeenMember {
  readonly version: number;
  /** How many invitations they had left open, counted as `MemberToChange` counts them. */
  readonly openInvitations: number;
}

/**
 * Changes a member in a transaction that holds the organization: of changes that race, each sees what the one before
 * left, which is what keeps the last Administrator. Inviting and answering go on meanwhile.
 *
 * @throws DomainError NOT_ALLOWED or MEMBER_NOT_FOUND.
 */
export async function changeMembership<Result>(
  domain: DomainContext,
  actor: Actor,
  memberId: string,
  change: (transaction: Prisma.TransactionClient, member: ChangedMember) => Promise<Result>,
): Promise<Result> {
  return domain.prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`
      SELECT id FROM organizations WHERE id = ${actor.organizationId}::uuid FOR NO KEY UPDATE`;
    await lockPermission(transaction, actor, 'members:remove');
    const member = await transaction.member.findFirst({
      where: { id: memberId, organizationId: actor.organizationId, ...memberWhere },
      select: { id: true, name: true, email: true, role: true, version: true },
    });
    if (member === null) throw new DomainError('MEMBER_NOT_FOUND', {});
    return change(transaction, member);
  });
}

/**
 * A decision holds for the member as the actor saw them. A dialog that was left open, or a form that comes a second time,
 * undoes nothing that was decided since.
 *
 * @throws DomainError MEMBER_CHANGED_MEANWHILE.
 */
export function assertUnchanged({ name, role, version }: ChangedMember, seen: SeenMember): void {
  if (version !== seen.version) throw new DomainError('MEMBER_CHANGED_MEANWHILE', { name, role });
}

/**
 * An organization keeps somebody who can run it.
 *
 * @throws DomainError LAST_ADMINISTRATOR where nobody but the member is one.
 */
export async function assertNotLastAdministrator(
  transaction: Prisma.TransactionClient,
  { organizationId }: Actor,
  member: ChangedMember,
): Promise<void> {
  if (member.role !== 'ADMINISTRATOR') return;
  const other = await transaction.member.findFirst({
    where: { organizationId, role: member.role, ...memberWhere, id: { not: member.id } },
    select: { id: true },
  });
  if (other === null) throw new DomainError('LAST_ADMINISTRATOR', {});
}
