import { z } from 'zod';
import type { Actor } from '../core/actor.ts';
import { assertCan } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { DomainError } from '../core/errors.ts';
import { isPendingSql } from '../core/invitation-status.ts';
import { MAX_COUNTED } from '../core/keyset-page.ts';
import { type Role, roleSchema } from '../core/permissions.ts';
import { isMemberSql } from '../core/rules.ts';

/** A member whom the actor may change. */
export interface MemberToChange {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Compared when the change is confirmed. */
  readonly version: number;
  /** Their pending invitations; one more than `MAX_COUNTED` means any number above it. */
  readonly openInvitations: number;
  /** Their requests that are not decided yet. */
  readonly openRequests: number;
}

const memberRows: z.ZodType<MemberToChange[]> = z
  .array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      role: roleSchema,
      version: z.int(),
      openInvitations: z.int(),
      openRequests: z.int(),
    }),
  )
  .max(1);

/**
 * A member of the actor's organization, with what a change would affect.
 *
 * @throws DomainError NOT_ALLOWED or MEMBER_NOT_FOUND.
 */
export async function findMemberToChange(
  { prisma }: DomainContext,
  actor: Actor,
  memberId: string,
): Promise<MemberToChange> {
  assertCan(actor, 'members:remove');
  const [member] = memberRows.parse(
    await prisma.$queryRaw`
    SELECT id, name, email, role::text AS role, version, (
      SELECT count(*)::int FROM (
        SELECT FROM invitations WHERE inviter_id = members.id AND ${isPendingSql()} LIMIT ${MAX_COUNTED + 1}
      ) AS open
    ) AS "openInvitations", (
      SELECT count(*)::int FROM invitation_requests WHERE requester_id = members.id AND state = 'PENDING'
    ) AS "openRequests"
    FROM members
    WHERE id = ${memberId}::uuid AND organization_id = ${actor.organizationId}::uuid AND ${isMemberSql()}`,
  );
  if (member === undefined) throw new DomainError('MEMBER_NOT_FOUND', {});
  return member;
}
