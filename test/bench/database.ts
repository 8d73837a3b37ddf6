import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import pino, { type Logger } from 'pino';
import { startEmbeddedPostgres } from '../../src/database/embedded/start.ts';
import { migrate } from '../../src/database/migrate.ts';
import { createPool } from '../../src/database/pool.ts';
import { runOnServer, withDatabase } from '../support/test-server.ts';

const logger = pino({ level: 'error' });

/** A database on the PostgreSQL server of a run. */
export interface BenchDatabase {
  /** Its URL, as for DATABASE_URL. */
  readonly url: string;
  /** A pool with the same settings as in the app. */
  readonly pool: pg.Pool;
  /** Drops the database, even if clients are connected. */
  close(): Promise<void>;
}

export interface BenchDatabases {
  /** Creates a database, with the app's tables or empty. */
  create(tables: 'migrated' | 'empty'): Promise<BenchDatabase>;
  /** Stops the server and removes its files, if the bench started it. */
  stop(): Promise<void>;
}

/** Name → value of settings of PostgreSQL. */
type Settings = Record<string, string>;

/**
 * Uses the server of DATABASE_URL if it is set. Otherwise starts an embedded server.
 *
 * @param settings override production's settings on the embedded server.
 */
export async function startDatabases(settings: Settings = {}): Promise<BenchDatabases> {
  const server = await startServer(settings);
  return { create: (tables) => createDatabase(server.url, tables), stop: server.stop };
}

async function startServer(settings: Settings): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.DATABASE_URL;
  return given ? { url: given, stop: async () => {} } : startOwnServer(settings, logger);
}

/** Starts an embedded server with its own files. Stopping it removes them. */
export async function startOwnServer(
  settings: Settings,
  serverLogger: Logger,
): Promise<{ url: string; dataDir: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'wgw-bench-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const { config, stop } = await startEmbeddedPostgres({ dataDir, settings, logger: serverLogger });
    const url = `postgresql://${config.user}@localhost/postgres?host=${encodeURIComponent(config.host)}`;
    return { url, dataDir, stop: () => stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

export async function createDatabase(
  serverUrl: string,
  tables: 'migrated' | 'empty',
): Promise<BenchDatabase> {
  const name = `wgw_bench_${randomBytes(6).toString('hex')}`;
  await runOnServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = withDatabase(serverUrl, name);
  // The maximum number of connections is the same as in the app.
  const pool = createPool({ connectionString: url, max: 20 }, logger);
  if (tables === 'migrated') await migrate(pool, { logger });
  return {
    url,
    pool,
    async close() {
      await pool.end();
      await runOnServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
