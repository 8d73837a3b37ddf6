import { z } from 'zod';
import { Prisma } from '../../database/generated/client.ts';
import type { DomainContext } from '../core/context.ts';
import { roleSchema } from '../core/permissions.ts';
import { isMemberSql } from '../core/rules.ts';
import type { RosterMember } from './roster.ts';
import {
  type ListRequest,
  type ListResult,
  matchesOf,
  scannedRow,
  searchListStatement,
  valuesSql,
} from './search.ts';

const memberRows = z.array(
  scannedRow.extend({
    list: z.literal('members'),
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    pictureUrl: z.string().nullable(),
  }),
);

/** Reads the members of a page, in its order. */
export async function readMembers(
  { prisma }: DomainContext,
  request: ListRequest,
): Promise<ListResult<RosterMember>> {
  const { words, order, limit } = request;
  const ofRole = words.length > 0 ? searchListStatement('MEMBERS', request) : byName(request);
  const rows = memberRows.parse(
    await prisma.$queryRaw`
    SELECT 'members' AS list, entry.key, entry.id, entry.is_match AS "isMatch", entry.is_scan_end AS "isScanEnd",
           member.name, member.email, member.role::text AS role, (
             SELECT picture_url FROM slack_identities WHERE member_id = entry.id ORDER BY bound_at DESC LIMIT 1
           ) AS "pictureUrl"
    FROM (
      SELECT found.*
      FROM ${valuesSql(request.roles, 'role')} AS wanted (role) CROSS JOIN LATERAL (${ofRole}) AS found
      ORDER BY found.key COLLATE "C" ${order}, found.id ${order} LIMIT ${limit}
    ) AS entry JOIN members AS member ON member.id = entry.id
    ORDER BY entry.key COLLATE "C" ${order}, entry.id ${order}`,
  );
  return matchesOf(rows);
}

function byName({ actor, after, beyond, order, limit }: ListRequest): Prisma.Sql {
  const key = Prisma.sql`left(search_text(name), 80) COLLATE "C"`;
  const rest =
    after === undefined
      ? Prisma.empty
      : Prisma.sql`AND (${key}, id) ${beyond} (${after.key}, ${after.id}::uuid)`;
  return Prisma.sql`
    SELECT ${key} AS key, id, TRUE AS is_match, FALSE AS is_scan_end FROM members
    WHERE organization_id = ${actor.organizationId}::uuid AND role = wanted.role AND ${isMemberSql()} ${rest}
    ORDER BY ${key} ${order}, id ${order} LIMIT ${limit}`;
}
