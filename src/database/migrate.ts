import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { dropInvalidIndex, isOutsideTransaction } from './concurrent-index.ts';
import { connect } from './connect.ts';
import { migrateWorker } from './migrate-worker.ts';
import { createHistory, missingMigrations, recordMigration } from './migration-history.ts';
import { type Migration, readMigrations } from './migrations.ts';
import { assertMayCreateTables, prepareSchema, readSchemaAccess } from './schema.ts';
import { configureSession, DEFAULT_SCHEMA } from './session.ts';

/** The key of Prisma's own lock, so that `prisma migrate deploy` and a starting replica exclude each other. */
export const MIGRATION_LOCK = 72707369;

const LOCK_TRIES_EVERY_MS = 100;

// PostgreSQL's codes (its manual, appendix A).
const INSUFFICIENT_PRIVILEGE = '42501';
const LOCK_NOT_AVAILABLE = '55P03';

/** How long a migration waits for the lock on a table, and how long it pauses before it tries again. */
const TABLE_LOCK_MS = 500;
/** Five minutes: an operator has to look at a transaction that locks a table for longer. */
const MAX_TABLE_LOCK_TRIES = 300;
/** A migration's own `RAISE EXCEPTION`. */
const RAISED = 'P0001';

interface MigrateOptions {
  logger: Logger;
  /** The schema for the tables; `public` unless given. */
  schema?: string;
  /** The folder of the migrations; `prisma/migrations` unless given. */
  directory?: string;
}

/**
 * Migrates the database to this version: the app's tables with prisma/migrations, and graphile-worker's own.
 *
 * Any number of replicas may call this at once: one migrates and the others wait for it. Each migration applies whole or
 * not at all, unless it is marked to run outside a transaction, and is recorded as `prisma migrate deploy` would. Ignores
 * applied migrations that this version does not have: during a rolling deployment, a newer replica applied them.
 *
 * @throws if the role may not create the missing tables, if an applied migration was edited since, or if one that
 *   `prisma migrate` ran is recorded as failed.
 */
export async function migrate(
  pool: pg.Pool,
  { logger, schema = DEFAULT_SCHEMA, directory }: MigrateOptions,
): Promise<void> {
  const migrations = await readMigrations(directory);
  // The spread leaves out the password, which pg makes non-enumerable. The pool's timeout is for the queries of requests.
  const config = { ...pool.options, password: pool.options.password, query_timeout: undefined };
  const client = await connect(config);
  try {
    await configureSession(client, { schema, statementTimeoutMs: 0 });
    await takeLock(client);
    const access = await readSchemaAccess(client, schema);
    await prepareSchema(client, access);
    const missing = await missingMigrations(client, migrations);
    if (missing.length > 0) {
      assertMayCreateTables(access);
      await createHistory(client);
    }
    for (const migration of missing) {
      await (isOutsideTransaction(migration) ? applyOutsideTransaction : applyInTransaction)(
        client,
        migration,
      );
      logger.info({ migration: migration.name }, 'database migration applied');
    }
    await migrateWorker(client, pool, logger);
  } catch (error) {
    throw codeOf(error) === INSUFFICIENT_PRIVILEGE ? privilegeError(error) : error;
  } finally {
    // Closing the connection releases the lock, whatever state an error left the connection in.
    await client.end();
  }
}

/**
 * Waits with short statements. One long statement would keep its snapshot while it waits, and a migration that builds an
 * index concurrently waits for all older snapshots: the two replicas would wait for each other.
 */
async function takeLock(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      MIGRATION_LOCK,
    ]);
    if (rows[0]?.taken) return;
    await sleep(LOCK_TRIES_EVERY_MS);
  }
}

/** Waits for locks in short attempts: all other writes to a table queue behind a migration that waits for its lock. */
async function applyInTransaction(client: pg.Client, migration: Migration): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await client.query('BEGIN');
    try {
      await client.query(`SET LOCAL lock_timeout = ${TABLE_LOCK_MS}`);
      await client.query(migration.sql);
      await recordMigration(client, migration);
      await client.query('COMMIT');
      return;
    } catch (error) {
      // Its own message says everything.
      if (codeOf(error) === RAISED) throw error;
      const isBusy = codeOf(error) === LOCK_NOT_AVAILABLE && tries < MAX_TABLE_LOCK_TRIES;
      if (!isBusy) throw failure(migration, 'and was rolled back', error);
    }
    await client.query('ROLLBACK');
    await sleep(TABLE_LOCK_MS);
  }
}

/** Such a migration can be applied again, if a process ended before it was recorded. */
async function applyOutsideTransaction(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await dropInvalidIndex(client, migration);
    await client.query(migration.sql);
    await recordMigration(client, migration);
  } catch (error) {
    throw failure(migration, 'and is tried again at the next start', error);
  }
}

function failure({ name }: Migration, consequence: string, cause: unknown): Error {
  return new Error(`The database migration ${name} failed ${consequence}: ${messageOf(cause)}`, { cause });
}

function privilegeError(cause: unknown): Error {
  return new Error(
    `The role of DATABASE_URL lacks a right (${messageOf(cause)}): make it the owner of wgw's tables, and of the schema ` +
      'graphile_worker with all that is in it.',
    { cause },
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
