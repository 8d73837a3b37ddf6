import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from './generated/client.ts';
import { DEFAULT_SCHEMA } from './session.ts';

/**
 * Every connection keeps each named statement in the server's memory until it closes, and lists of varying length
 * make endless variants of one query; beyond this many, statements are prepared for one use only.
 */
const MAX_NAMED_STATEMENTS = 500;

/** Removing somebody may close tens of thousands of invitations. */
const TRANSACTION_MS = 20_000;
/** The pool has a limit of its own for connections. Prisma's, of 2 s, would fail what the pool still serves. */
const CONNECTION_MS = 20_000;

/**
 * A Prisma client on a pool that others may use too. Disconnecting it leaves the pool open.
 *
 * @param schema the pool's: Prisma puts it before the name of each table
 * @throws never; the database is first reached by the first query.
 */
export function createPrismaClient(pool: pg.Pool, schema = DEFAULT_SCHEMA): PrismaClient {
  const adapter = new PrismaPg(pool, { schema, statementNameGenerator: createStatementNames() });
  // Prisma's longer formats quote the arguments of the failed call, which hold people's addresses.
  return new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { timeout: TRANSACTION_MS, maxWait: CONNECTION_MS },
  });
}

/** Names that make pg prepare a statement once a connection. They depend on the text alone: clients share a pool. */
function createStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MAX_NAMED_STATEMENTS) return '';
    const name = createHash('sha256').update(sql).digest('base64url');
    names.set(sql, name);
    return name;
  };
}
