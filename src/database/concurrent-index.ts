import type pg from 'pg';
import type { Migration } from './migrations.ts';

const MARK = '-- wgw: outside a transaction\n';
const CONCURRENT_INDEX = /^CREATE (?:UNIQUE )?INDEX CONCURRENTLY IF NOT EXISTS "(\w+)"/m;

/**
 * Whether the first line of a migration says that it runs outside a transaction. Such a migration is one statement that can
 * be repeated, such as `CREATE INDEX CONCURRENTLY IF NOT EXISTS`, which does not block writes.
 */
export function isOutsideTransaction({ sql }: Pick<Migration, 'sql'>): boolean {
  return sql.startsWith(MARK);
}

/**
 * Drops the index that a migration builds, if an earlier attempt was interrupted. PostgreSQL keeps such an index, marks it
 * as invalid and does not use it, and `IF NOT EXISTS` would take it for the finished one.
 */
export async function dropInvalidIndex(client: pg.Client, { sql }: Pick<Migration, 'sql'>): Promise<void> {
  const name = CONCURRENT_INDEX.exec(sql)?.[1];
  if (name === undefined) return;
  const index = client.escapeIdentifier(name);
  const { rowCount } = await client.query(
    'SELECT FROM pg_index WHERE indexrelid = to_regclass($1) AND NOT indisvalid',
    [index],
  );
  if (rowCount !== 0) await client.query(`DROP INDEX CONCURRENTLY ${index}`);
}
