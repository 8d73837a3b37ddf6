import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { listMigrations } from './migrations.ts';

/**
 * Whether the database answers within so many milliseconds, accepts changes, and has every migration of this version. Never
 * throws.
 */
export async function isReady(pool: pg.Pool, milliseconds: number): Promise<boolean> {
  const timeout = new AbortController();
  try {
    return await Promise.race([
      canServe(pool),
      sleep(milliseconds, false, { signal: timeout.signal, ref: false }),
    ]);
  } catch {
    // The database is away. The next query that fails reports the error.
    return false;
  } finally {
    timeout.abort();
  }
}

/** @throws if the database does not answer. */
export async function assertReachable(pool: pg.Pool): Promise<void> {
  await pool.query('SELECT 1');
}

async function canServe(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ serves: boolean }>(
    `SELECT current_setting('transaction_read_only') = 'off' AND NOT EXISTS (
       SELECT FROM unnest($1::text[]) AS name
        WHERE NOT EXISTS (
          SELECT FROM _prisma_migrations
           WHERE migration_name = name AND finished_at IS NOT NULL AND rolled_back_at IS NULL
        )
     ) AS serves`,
    [await listMigrations()],
  );
  return rows[0]?.serves === true;
}
