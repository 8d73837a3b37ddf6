import { createRequire } from 'node:module';
import type pg from 'pg';
import type { Logger } from 'pino';
import { reportAlways } from '../outage.ts';

const { version } = createRequire(import.meta.url)('graphile-worker/package.json') as { version: string };

/**
 * Migrates graphile-worker's own tables to the installed version. The caller holds the lock for migrations.
 *
 * The comment on the schema says which version is done. The package is loaded only if that is another one: loading it takes
 * a tenth of the time of a start.
 */
export async function migrateWorker(client: pg.Client, pool: pg.Pool, logger: Logger): Promise<void> {
  const installed = `graphile-worker ${version}`;
  const { rowCount } = await client.query(
    "SELECT FROM pg_namespace WHERE nspname = 'graphile_worker' AND obj_description(oid, 'pg_namespace') = $1",
    [installed],
  );
  if (rowCount !== 0) return;
  const { runMigrations } = await import('graphile-worker');
  const { createWorkerLogger } = await import('./worker-logger.ts');
  // Its errors are real ones: under the lock, no other replica migrates at the same time.
  await runMigrations({ pgPool: pool, logger: createWorkerLogger(logger, reportAlways(logger)) });
  await client.query(`COMMENT ON SCHEMA graphile_worker IS ${client.escapeLiteral(installed)}`);
}
