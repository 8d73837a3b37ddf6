import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { dropInvalidIndex, isOutsideTransaction } from './concurrent-index.ts';
import { migrateWorker } from './migrate-worker.ts';
import { type Migration, readMigrations } from './migrations.ts';

/** The key of Prisma's own lock, so that `prisma migrate deploy` and a starting replica exclude each other. */
const PRISMA_MIGRATION_LOCK = 72707369;

const LOCK_TRIES_EVERY_MS = 100;

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
 * at all, unless it is marked to run outside a transaction, and is recorded the way `prisma migrate deploy` would. Migrations that only the database knows are left
 * alone: during a rolling deployment a newer replica has been here first.
 *
 * @throws when an applied migration was edited since, or one that `prisma migrate` ran is recorded as failed.
 */
export async function migrate(pool: pg.Pool, { logger, directory }: MigrateOptions): Promise<void> {
  const migrations = await readMigrations(directory);
  const client = await connectWithoutQueryTimeout(pool);
  try {
    await takeLock(client);
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

/**
 * Waits in short statements. One statement that waits keeps its snapshot all the time, and a migration that builds an
 * index concurrently waits until no older snapshot is left: the two replicas would wait for each other.
 */
async function takeLock(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      PRISMA_MIGRATION_LOCK,
    ]);
    if (rows[0]?.taken) return;
    await sleep(LOCK_TRIES_EVERY_MS);
  }
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
      await (isOutsideTransaction(migration) ? applyOutside : applyWhole)(client, migration);
      logger.info({ migration: migration.name }, 'database migration applied');
    }
  }
}

async function applyWhole(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await record(client, migration);
    await client.query('COMMIT');
  } catch (error) {
    throw failure(migration, 'and was rolled back', error);
  }
}

/** Does no harm where a process ended before the migration was recorded: it can be applied again. */
async function applyOutside(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await dropInvalidIndex(client, migration);
    await client.query(migration.sql);
    await record(client, migration);
  } catch (error) {
    throw failure(migration, 'and is tried again at the next start', error);
  }
}

async function record(client: pg.Client, { name, checksum }: Migration): Promise<void> {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}

function failure({ name }: Migration, consequence: string, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Error(`The database migration ${name} failed ${consequence}: ${why}`, { cause });
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
