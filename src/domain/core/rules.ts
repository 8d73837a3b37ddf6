import { type Delivery, Prisma } from '../../database/generated/client.ts';
import { emailDomainOf } from './email-address.ts';

/*
 * Rules that both SQL and TypeScript apply. Each rule has one definition for statements (`…Sql`) and one for
 * TypeScript; `…Where` is the TypeScript of a rule that only queries of Prisma's client apply. The rules for
 * invitations are in `invitation-status.ts`. `rules.test.ts` checks that the definitions of each rule agree.
 *
 * Do not reword the SQL: PostgreSQL uses a partial index only for a statement that repeats the condition of the index.
 */

/** A column in a statement, of the given table or alias where its name alone would be ambiguous. */
export function column(name: string, table?: string): Prisma.Sql {
  return Prisma.raw(table === undefined ? name : `${table}.${name}`);
}

/** A row of `members` is a current member: removed members keep their row. */
export const memberWhere = { removedAt: null } satisfies Prisma.MemberWhereInput;

export function isMemberSql(table?: string): Prisma.Sql {
  return Prisma.sql`${column('removed_at', table)} IS NULL`;
}

/** An organization that names no email domains allows all of them. Subdomains are other email domains. */
export function isEmailDomainAllowed(address: string, allowedDomains: readonly string[]): boolean {
  return allowedDomains.length === 0 || allowedDomains.includes(emailDomainOf(address));
}

/** @param address a column with a normalized address. */
export function isEmailDomainAllowedSql(address: Prisma.Sql, allowedDomains: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${allowedDomains} = '{}' OR split_part(${address}, '@', -1) = ANY (${allowedDomains}))`;
}

/** The delivery statuses of an email that failed: the invitee did not get it, or reported it as spam. */
export const failedDeliveries = ['BLOCKED', 'DROPPED', 'BOUNCED', 'SUPPRESSED', 'SPAM'] satisfies Delivery[];

/** NULL where there is no delivery status yet. */
export function hasDeliveryFailedSql(table?: string): Prisma.Sql {
  return Prisma.sql`${column('delivery', table)} = ANY (${failedDeliveries}::delivery[])`;
}
