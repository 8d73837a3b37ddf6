import type { Prisma } from '../../database/generated/client.ts';
import type { Actor } from '../core/actor.ts';
import { lockPermission } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { DomainError } from '../core/errors.ts';
import type { Role } from '../core/permissions.ts';
import { memberWhere } from '../core/rules.ts';

/** A member before a change. */
export interface ChangedMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly version: number;
}

/** What the actor saw of a member when deciding to change them. */
export interface SeenMember {
  readonly version: number;
  /** Their pending invitations, counted as in `MemberToChange`. */
  readonly openInvitations: number;
}

/**
 * Changes a member in a transaction that locks the organization. Concurrent changes run one after the other, which
 * protects the last Administrator. Inviting and answering do not wait for the lock.
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
 * Refuses a change if the member is not as the actor saw them: the confirmation dialog was left open, or its form
 * arrived twice.
 *
 * @throws DomainError MEMBER_CHANGED_MEANWHILE.
 */
export function assertUnchanged({ name, role, version }: ChangedMember, seen: SeenMember): void {
  if (version !== seen.version) throw new DomainError('MEMBER_CHANGED_MEANWHILE', { name, role });
}

/**
 * Refuses a change that would leave the organization without an Administrator.
 *
 * @throws DomainError LAST_ADMINISTRATOR.
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
