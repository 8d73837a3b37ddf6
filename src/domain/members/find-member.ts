import type { Domain } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { assertCan, type Role } from '../roles.ts';
import type { Actor } from './actor.ts';

// Counted up to here: a count beyond says no more to anybody.
const MOST_COUNTED = 100;

/** A member whom somebody is about to change. */
export interface MemberToChange {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** How many invitations they left open; 101 stands for any number beyond 100. */
  readonly openInvitations: number;
}

/**
 * A member of the actor's organization, with what changing them would bring about.
 *
 * @throws DomainError NOT_ALLOWED or MEMBER_NOT_FOUND.
 */
export async function findMemberToChange(
  { prisma }: Domain,
  actor: Actor,
  memberId: string,
): Promise<MemberToChange> {
  assertCan(actor, 'members:remove');
  const [member] = await prisma.$queryRaw<MemberToChange[]>`
    SELECT id, name, email, role::text AS role, (
      SELECT count(*)::int FROM (
        SELECT FROM invitations WHERE inviter_id = members.id AND state = 'PENDING' LIMIT ${MOST_COUNTED + 1}
      ) AS open
    ) AS "openInvitations"
    FROM members
    WHERE id = ${memberId}::uuid AND organization_id = ${actor.organizationId}::uuid AND removed_at IS NULL`;
  if (member === undefined) throw new DomainError('MEMBER_NOT_FOUND', {});
  return member;
}
