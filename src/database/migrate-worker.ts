import { createRequire } from 'node:module';
import type pg from 'pg';
import type { Logger } from 'pino';
import { reportAlways } from '../outage.ts';

const { version } = createRequire(import.meta.url)('graphile-worker/package.json') as { version: string };

/**
 * Brings graphile-worker's own tables to the version that is installed, for the one caller that holds the lock of
 * migrations. The package is loaded only where that is not done yet, which the schema's comment says: loading it takes a
 * tenth of a start.
 */
export async function migrateWorker(client: pg.Client, pool: pg.Pool, logger: Logger): Promise<void> {
  const done = `graphile-worker ${version}`;
  const { rowCount } = await client.query(
    "SELECT FROM pg_namespace WHERE nspname = 'graphile_worker' AND obj_description(oid, 'pg_namespace') = $1",
    [done],
  );
  if (rowCount !== 0) return;
  const { runMigrations } = await import('graphile-worker');
  const { createWorkerLogger } = await import('./worker-logger.ts');
  // It copes with a race by trying again; under the lock there is none.
  await runMigrations({ pgPool: pool, logger: createWorkerLogger(logger, reportAlways(logger)) });
  await client.query(`COMMENT ON SCHEMA graphile_worker IS ${client.escapeLiteral(done)}`);
}
