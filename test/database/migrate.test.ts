import { cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { listMigrations, MIGRATIONS_DIRECTORY } from '../../src/database/migrations.ts';
import { createPool } from '../../src/database/pool.ts';
import { isReady } from '../../src/database/ready.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { DEADLINE_MS, eventually } from '../support/eventually.ts';
import { makeFolder } from '../support/folder.ts';
import { diagnoseMigrationHistory } from './schema-engine.ts';

const logger = pino({ level: 'silent' });
const READ_ONLY = '-c default_transaction_read_only=on';

let database: TestDatabase;
/** A copy of prisma/migrations. */
let directory: string;

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  directory = await makeFolder();
  await cp(MIGRATIONS_DIRECTORY, directory, { recursive: true });
});

afterEach(async () => {
  await database.close();
  await rm(directory, { recursive: true });
});

async function addMigration(name: string, sql: string): Promise<void> {
  await cp(path.join(directory, await firstMigration()), path.join(directory, name), { recursive: true });
  await writeFile(path.join(directory, name, 'migration.sql'), sql);
}

async function firstMigration(): Promise<string> {
  const [name = ''] = await listMigrations(directory);
  return name;
}

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query<{ tablename: string }>(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  );
  return rows.map(({ tablename }) => tablename);
}

async function appliedMigrations(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations ORDER BY started_at',
  );
  return rows.map(({ name }) => name);
}

describe('migrate', () => {
  it('creates the tables of the app and of graphile-worker', async () => {
    await migrate(database.pool, { logger });
    expect(await tables()).toEqual(expect.arrayContaining(['invitations', 'members', 'organizations']));
    await database.pool.query("SELECT graphile_worker.add_job('a-task')");
  });

  it('migrates graphile-worker’s tables to another version', async () => {
    await migrate(database.pool, { logger });
    const comment = async () =>
      (await database.pool.query("SELECT obj_description('graphile_worker'::regnamespace) AS says")).rows;
    const done = await comment();
    // An earlier version left this comment.
    await database.pool.query(`
      DELETE FROM graphile_worker.migrations WHERE id = 19;
      COMMENT ON SCHEMA graphile_worker IS 'graphile-worker 0.16.0'`);
    await migrate(database.pool, { logger });
    expect(await comment()).toEqual(done);
    const { rows } = await database.pool.query('SELECT max(id) AS latest FROM graphile_worker.migrations');
    expect(rows).toEqual([{ latest: 19 }]);
  });

  it('keeps the records that `prisma migrate status` looks for', async () => {
    await migrate(database.pool, { logger });
    expect(await diagnoseMigrationHistory(database.url)).toEqual({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
  });

  it('changes nothing the second time', async () => {
    await migrate(database.pool, { logger });
    await migrate(database.pool, { logger });
    expect(await appliedMigrations()).toEqual(await listMigrations());
  });

  it('applies each migration once when several replicas start at once', async () => {
    const pools = Array.from({ length: 3 }, () => createPool({ connectionString: database.url }, logger));
    await Promise.all(pools.map((pool) => migrate(pool, { logger })));
    await Promise.all(pools.map((pool) => pool.end()));
    expect(await appliedMigrations()).toEqual(await listMigrations());
  });

  it('applies new migrations in order', async () => {
    await migrate(database.pool, { logger, directory });
    await addMigration('99990101000000_first', 'CREATE TABLE first ()');
    await addMigration('99990101000001_second', 'ALTER TABLE first ADD COLUMN second int');
    await migrate(database.pool, { logger, directory });
    expect((await appliedMigrations()).slice(-2)).toEqual(['99990101000000_first', '99990101000001_second']);
  });

  it('waits for a table that is in use without blocking writes to it', async () => {
    await migrate(database.pool, { logger, directory });
    await database.pool.query('CREATE TABLE busy (number int)');
    const reader = await database.pool.connect();
    await reader.query('BEGIN; SELECT FROM busy');
    await addMigration('99990101000000_busy', 'ALTER TABLE busy ADD COLUMN more int');
    const migrated = migrate(database.pool, { logger, directory });
    await eventually(async () => {
      const { rowCount } = await database.pool.query(
        "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%ALTER TABLE busy%'",
      );
      return rowCount === 1;
    });

    await database.pool.query('INSERT INTO busy (number) VALUES (1)');
    await reader.query('COMMIT');
    reader.release();
    await migrated;
    expect((await database.pool.query('SELECT number, more FROM busy')).rows).toEqual([
      { number: 1, more: null },
    ]);
  });

  it('rolls back a migration that fails, and names it', async () => {
    await addMigration('99990101000000_broken', 'CREATE TABLE half_done (); SELECT 1 / 0;');
    await expect(migrate(database.pool, { logger, directory })).rejects.toThrow(
      'The database migration 99990101000000_broken failed and was rolled back: division by zero',
    );
    expect(await tables()).not.toContain('half_done');
    expect(await diagnoseMigrationHistory(database.url, directory)).toMatchObject({
      failedMigrationNames: [],
      history: { diagnostic: 'databaseIsBehind', unappliedMigrationNames: ['99990101000000_broken'] },
    });
  });

  it('refuses a migration that was edited after it was applied, as Prisma does', async () => {
    await migrate(database.pool, { logger, directory });
    const name = await firstMigration();
    await writeFile(path.join(directory, name, 'migration.sql'), 'SELECT 1');
    await expect(migrate(database.pool, { logger, directory })).rejects.toThrow(
      `The migration ${name} was edited after this database applied it.`,
    );
    expect(await diagnoseMigrationHistory(database.url, directory)).toMatchObject({
      editedMigrationNames: [name],
    });
  });

  it('refuses a database in which `prisma migrate` left a failed migration', async () => {
    await migrate(database.pool, { logger, directory });
    await database.pool.query('UPDATE _prisma_migrations SET finished_at = NULL');
    await expect(migrate(database.pool, { logger, directory })).rejects.toThrow(
      `The database records its migration ${await firstMigration()} as failed.`,
    );
  });

  it('applies a failed migration again once it was resolved as rolled back', async () => {
    await addMigration('99990101000000_later', 'CREATE TABLE later ()');
    await migrate(database.pool, { logger, directory });
    await database.pool.query(
      `UPDATE _prisma_migrations SET finished_at = NULL, rolled_back_at = now() WHERE migration_name LIKE '%later';
       DROP TABLE later`,
    );
    await migrate(database.pool, { logger, directory });
    expect(await tables()).toContain('later');
  });

  it('ignores migrations that a replica of a newer version has applied', async () => {
    await addMigration('99990101000000_newer', 'CREATE TABLE newer ()');
    await migrate(database.pool, { logger, directory });
    await migrate(database.pool, { logger });
    expect(await tables()).toContain('newer');
  });
});

describe('a migration outside a transaction', () => {
  const name = '99990101000001_marked';
  const addMarked = async (kind: string) => {
    await addMigration('99990101000000_table', 'CREATE TABLE numbered AS SELECT 1 AS number');
    await addMigration(
      name,
      `-- wgw: outside a transaction\nCREATE ${kind} CONCURRENTLY IF NOT EXISTS "numbered_number_idx" ON numbered (number);\n`,
    );
  };
  const indexes = async () => {
    const { rows } = await database.pool.query<{ valid: boolean }>(
      "SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass('numbered_number_idx')",
    );
    return rows;
  };

  it('builds its index once when several replicas start at once', async () => {
    await addMarked('INDEX');
    const pools = Array.from({ length: 3 }, () => createPool({ connectionString: database.url }, logger));
    await Promise.all(pools.map((pool) => migrate(pool, { logger, directory })));
    await Promise.all(pools.map((pool) => pool.end()));
    expect(await indexes()).toEqual([{ valid: true }]);
    expect(await appliedMigrations()).toEqual(await listMigrations(directory));
  });

  it('builds the index again if an earlier attempt left an invalid one', async () => {
    await addMarked('UNIQUE INDEX');
    await migrate(database.pool, { logger });
    await database.pool.query('CREATE TABLE numbered AS SELECT 1 AS number UNION ALL SELECT 1');
    await rm(path.join(directory, '99990101000000_table'), { recursive: true });
    await expect(migrate(database.pool, { logger, directory })).rejects.toThrow(
      `The database migration ${name} failed and is tried again at the next start: could not create unique index`,
    );
    expect(await indexes()).toEqual([{ valid: false }]);
    await database.pool.query('DELETE FROM numbered WHERE ctid = (SELECT min(ctid) FROM numbered)');
    await migrate(database.pool, { logger, directory });
    expect(await indexes()).toEqual([{ valid: true }]);
    expect(await appliedMigrations()).toContain(name);
  });

  it('is recorded by the next start if a process ended before that', async () => {
    await addMarked('INDEX');
    await migrate(database.pool, { logger, directory });
    await database.pool.query('DELETE FROM _prisma_migrations WHERE migration_name = $1', [name]);
    await migrate(database.pool, { logger, directory });
    expect(await appliedMigrations()).toContain(name);
  });
});

describe('isReady', () => {
  it('is true once every migration is applied, and not before', async () => {
    expect(await isReady(database.pool, DEADLINE_MS)).toBe(false);
    await migrate(database.pool, { logger });
    expect(await isReady(database.pool, DEADLINE_MS)).toBe(true);
    await database.pool.query('UPDATE _prisma_migrations SET finished_at = NULL');
    expect(await isReady(database.pool, DEADLINE_MS)).toBe(false);
  });

  it('is false while the database accepts no changes', async () => {
    await migrate(database.pool, { logger });
    const pool = createPool({ connectionString: database.url, options: READ_ONLY }, logger);
    expect(await isReady(pool, DEADLINE_MS)).toBe(false);
    await pool.end();
  });
});
