import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Logger } from 'pino';
import { migrateWorker } from './migrate-worker.ts';
import { type Migration, readMigrations } from './migrations.ts';

/** The key of Prisma's own lock, so that `prisma migrate deploy` and a starting replica exclude each other. */
const PRISMA_MIGRATION_LOCK = 72707369;

const CREATE_HISTORY = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

interface MigrateOptions {
  logger: Logger;
  /** Where the migrations are; `prisma/migrations` unless given. */
  directory?: string;
}

interface AppliedMigration {
  name: string;
  checksum: string;
  finished: boolean;
}

/**
 * Brings the database to this version: the app's tables, by prisma/migrations, and graphile-worker's.
 *
 * Any number of replicas may call it at once; one works and the others wait for it. Each migration applies whole or not
 * at all, and is recorded the way `prisma migrate deploy` would. Migrations that only the database knows are left
 * alone: during a rolling deployment a newer replica has been here first.
 *
 * @throws when an applied migration was edited since, or one that `prisma migrate` ran is recorded as failed.
 */
export async function migrate(pool: pg.Pool, { logger, directory }: MigrateOptions): Promise<void> {
  const migrations = await readMigrations(directory);
  const client = await connectWithoutQueryTimeout(pool);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_MIGRATION_LOCK]);
    await applyMissing(client, migrations, logger);
    await migrateWorker(client, pool, logger);
  } finally {
    // Closing the connection releases the lock, whatever state an error left the connection in.
    await client.end();
  }
}

/** The pool's timeout is for requests; a migration, or the wait for another replica's, may take longer. */
async function connectWithoutQueryTimeout(pool: pg.Pool): Promise<pg.Client> {
  // pg hides the password from enumeration, and so from the spread.
  const client = new pg.Client({
    ...pool.options,
    password: pool.options.password,
    query_timeout: undefined,
  });
  // The query that was waiting reports a lost connection; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function applyMissing(client: pg.Client, migrations: Migration[], logger: Logger): Promise<void> {
  await client.query(CREATE_HISTORY);
  const history = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const applied = new Map(history.rows.map((row) => [row.name, row]));
  assertNoneFailed(history.rows);
  for (const migration of migrations) {
    const earlier = applied.get(migration.name);
    if (earlier) {
      assertUnchanged(migration, earlier);
    } else {
      await applyOne(client, migration);
      logger.info({ migration: migration.name }, 'database migration applied');
    }
  }
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    throw new Error(
      `The database migration ${name} failed and was rolled back: ${error instanceof Error ? error.message : error}`,
      { cause: error },
    );
  }
}

function assertNoneFailed(history: AppliedMigration[]): void {
  const failed = history.find((row) => !row.finished);
  if (failed === undefined) return;
  throw new Error(
    `The database records its migration ${failed.name} as failed. Repair the tables by hand, then run ` +
      `"prisma migrate resolve" with --applied or --rolled-back ${failed.name}, and start again.`,
  );
}

function assertUnchanged(migration: Migration, applied: AppliedMigration): void {
  if (applied.checksum === migration.checksum) return;
  throw new Error(
    `The migration ${migration.name} was edited after this database applied it. ` +
      'Restore its migration.sql and put the change into a new migration.',
  );
}
