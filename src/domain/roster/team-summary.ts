import { z } from 'zod';
import { Prisma } from '../../database/generated/client.ts';
import type { Actor } from '../core/actor.ts';
import { assertCan } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { isOpenSql } from '../core/invitation-status.ts';
import { MAX_COUNTED } from '../core/keyset-page.ts';
import { roles } from '../core/permissions.ts';
import { isMemberSql } from '../core/rules.ts';

interface NewMember {
  readonly name: string;
  readonly email: string;
  readonly pictureUrl: string | null;
}

/** A summary of the team for the Home tab. */
export interface TeamSummary {
  /** One more than `MAX_COUNTED` means any number above it. */
  readonly members: number;
  readonly openInvitations: number;
  /** The members who joined last, the newest first. */
  readonly newest: readonly NewMember[];
}

const countRows = z.tuple([z.object({ members: z.int(), openInvitations: z.int() })]);

/**
 * Counts members and open invitations, up to `MAX_COUNTED`, and finds the newest members. The time does not depend on
 * the size of the team.
 *
 * @throws DomainError NOT_ALLOWED.
 */
export async function findTeamSummary(domain: DomainContext, actor: Actor): Promise<TeamSummary> {
  assertCan(actor, 'members:view');
  const { organizationId } = actor;
  // Ordered as in an index and with a literal limit, so that PostgreSQL reads no more rows than it counts.
  const counted = Prisma.raw(String(MAX_COUNTED + 1));
  const [counts] = countRows.parse(
    await domain.prisma.$queryRaw`
    SELECT (
      SELECT count(*)::int FROM (
        SELECT FROM unnest(${roles}::role[]) AS every (role) CROSS JOIN LATERAL (
          SELECT FROM members
          WHERE organization_id = ${organizationId}::uuid AND role = every.role AND ${isMemberSql()}
          ORDER BY joined_at LIMIT ${counted}
        ) AS member LIMIT ${counted}
      ) AS member
    ) AS members, (
      SELECT count(*)::int FROM (
        SELECT FROM unnest(${roles}::role[]) AS every (role) CROSS JOIN LATERAL (
          SELECT FROM invitations
          WHERE organization_id = ${organizationId}::uuid AND role = every.role
            AND ${isOpenSql(domain.now())}
          ORDER BY expires_at LIMIT ${counted}
        ) AS invitation LIMIT ${counted}
      ) AS invitation
    ) AS "openInvitations"`,
  );
  const newest = await domain.prisma.$queryRaw<NewMember[]>`
    SELECT latest.name, latest.email, (
      SELECT picture_url FROM slack_identities WHERE member_id = latest.id ORDER BY bound_at DESC LIMIT 1
    ) AS "pictureUrl"
    FROM unnest(${roles}::role[]) AS every (role) CROSS JOIN LATERAL (
      SELECT id, name, email, joined_at FROM members
      WHERE organization_id = ${organizationId}::uuid AND role = every.role AND ${isMemberSql()}
      ORDER BY joined_at DESC, id DESC LIMIT 5
    ) AS latest
    ORDER BY latest.joined_at DESC, latest.id DESC LIMIT 5`;
  return { ...counts, newest };
}
