import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Migration } from './migrations.ts';

// The table as Prisma creates it.
const CREATE_HISTORY = `
  CREATE TABLE _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

interface AppliedMigration {
  name: string;
  checksum: string;
  finished: boolean;
}

/**
 * The migrations that are not applied to the database yet, in order.
 *
 * @throws if an applied one was edited since, or if one that `prisma migrate` ran is recorded as failed.
 */
export async function missingMigrations(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const history = await readHistory(client);
  assertNoneFailed(history);
  const applied = new Map(history.map((row) => [row.name, row]));
  return migrations.filter((migration) => {
    const earlier = applied.get(migration.name);
    if (earlier) assertUnchanged(migration, earlier);
    return earlier === undefined;
  });
}

/** Records that a migration is applied, as `prisma migrate deploy` does. */
export async function recordMigration(client: pg.Client, { name, checksum }: Migration): Promise<void> {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}

/** Creates the table of applied migrations, unless it exists. */
export async function createHistory(client: pg.Client): Promise<void> {
  if (!(await hasHistory(client))) await client.query(CREATE_HISTORY);
}

async function hasHistory(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query("SELECT WHERE to_regclass('_prisma_migrations') IS NOT NULL");
  return rowCount !== 0;
}

async function readHistory(client: pg.Client): Promise<AppliedMigration[]> {
  if (!(await hasHistory(client))) return [];
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return rows;
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
