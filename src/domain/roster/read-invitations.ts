import { z } from 'zod';
import { Prisma } from '../../database/generated/client.ts';
import { Delivery } from '../../database/generated/enums.ts';
import type { DomainContext } from '../core/context.ts';
import { hasExpired, isExpiredSql, isOpenSql, isPendingSql } from '../core/invitation-status.ts';
import { roleSchema } from '../core/permissions.ts';
import type { RosterInvitation } from './roster.ts';
import {
  type ListRequest,
  type ListResult,
  matchesOf,
  scannedRow,
  searchListStatement,
  valuesSql,
} from './search.ts';

const invitationRows = z.array(
  scannedRow.extend({
    list: z.literal('invitations'),
    /** Null if the order is by expiry. */
    key: z.string().nullable(),
    email: z.string(),
    role: roleSchema,
    version: z.int(),
    expiresAt: z.date(),
    sentAt: z.date().nullable(),
    delivery: z.enum(Delivery).nullable(),
    deliveryReason: z.string().nullable(),
    inviterName: z.string(),
  }),
);

/** Reads the pending invitations of a page, in its order. */
export async function readInvitations(
  domain: DomainContext,
  request: ListRequest,
): Promise<ListResult<RosterInvitation>> {
  const now = domain.now();
  const { words, order, limit } = request;
  const isSearch = words.length > 0;
  const ofRole = isSearch ? matchingInvitations(request, now) : byExpiry(request, now);
  const key = isSearch ? Prisma.sql`found.key COLLATE "C"` : Prisma.sql`found.key`;
  const rows = invitationRows.parse(
    await domain.prisma.$queryRaw`
    SELECT 'invitations' AS list, ${isSearch ? Prisma.sql`entry.key` : Prisma.sql`NULL`} AS key, entry.id,
           entry.is_match AS "isMatch", entry.is_scan_end AS "isScanEnd",
           invitation.email, invitation.role::text AS role, invitation.version,
           invitation.expires_at AS "expiresAt", invitation.sent_at AS "sentAt",
           invitation.delivery::text AS delivery, invitation.delivery_reason AS "deliveryReason", inviter.name AS "inviterName"
    FROM (
      SELECT ${key} AS key, found.id, found.is_match, found.is_scan_end
      FROM ${valuesSql(request.roles, 'role')} AS wanted (role) CROSS JOIN LATERAL (${ofRole}) AS found
      ORDER BY ${key} ${order}, found.id ${order} LIMIT ${limit}
    ) AS entry
    JOIN invitations AS invitation ON invitation.id = entry.id
    JOIN members AS inviter ON inviter.id = invitation.inviter_id
    ORDER BY entry.key ${order}, entry.id ${order}`,
  );
  return matchesOf(
    rows.map((row) => ({
      ...row,
      key: row.key ?? row.expiresAt.toISOString(),
      status: hasExpired(row, now) ? ('expired' as const) : ('open' as const),
    })),
  );
}

function matchingInvitations(request: ListRequest, now: Date): Prisma.Sql {
  const { show } = request.filter;
  // The search index holds pending invitations only, so their state need not be read again.
  const isByExpiry = show === 'open' || show === 'expired';
  const condition = isByExpiry ? Prisma.sql`AND ${isShownSql(request, now)}` : Prisma.empty;
  // EXISTS could be planned as a scan of all invitations.
  return searchListStatement(
    'INVITATIONS',
    request,
    Prisma.sql`AND (SELECT count(*) FROM invitations WHERE invitations.id = scanned.id ${condition}) = 1`,
  );
}

function byExpiry(request: ListRequest, now: Date): Prisma.Sql {
  const { actor, after, beyond, order, limit } = request;
  const rest =
    after === undefined
      ? Prisma.empty
      : Prisma.sql`AND (expires_at, id) ${beyond} (${after.key}::timestamptz, ${after.id}::uuid)`;
  return Prisma.sql`
    SELECT expires_at AS key, id, TRUE AS is_match, FALSE AS is_scan_end FROM invitations
    WHERE organization_id = ${actor.organizationId}::uuid AND role = wanted.role AND ${isShownSql(request, now)} ${rest}
    ORDER BY expires_at ${order}, id ${order} LIMIT ${limit}`;
}

function isShownSql({ filter: { show } }: ListRequest, now: Date): Prisma.Sql {
  if (show === 'open') return isOpenSql(now);
  return show === 'expired' ? isExpiredSql(now) : isPendingSql();
}
