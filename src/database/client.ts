import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from './generated/client.ts';
import { DEFAULT_SCHEMA } from './session.ts';

/**
 * How many statements each connection keeps prepared, in the server's memory, until it closes. Further statements are
 * prepared for one use only: lists of varying length make endless variants of one query.
 */
const MAX_NAMED_STATEMENTS = 500;

/** Removing a member may close tens of thousands of invitations. */
const TRANSACTION_MS = 20_000;
/** The pool has its own limit. Prisma's default of 2 s would fail requests that the pool still serves. */
const CONNECTION_MS = 20_000;

/**
 * Creates a Prisma client on a pool that others may use, too. Disconnecting the client leaves the pool open.
 *
 * @param schema the schema of the pool: Prisma writes it before the name of each table
 * @throws never: the first query connects to the database.
 */
export function createPrismaClient(pool: pg.Pool, schema = DEFAULT_SCHEMA): PrismaClient {
  const adapter = new PrismaPg(pool, { schema, statementNameGenerator: createStatementNames() });
  // Prisma's longer formats quote the arguments of the failed call, which contain people's addresses.
  return new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { timeout: TRANSACTION_MS, maxWait: CONNECTION_MS },
  });
}

/** Names statements, so that each connection prepares them once. The name depends on the text alone: clients share a pool. */
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
