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

/** A database on the server that everything in a run is measured on. */
export interface BenchDatabase {
  /** As for DATABASE_URL. */
  readonly url: string;
  /** A pool as the app has one. */
  readonly pool: pg.Pool;
  /** Drops the database, whoever is still connected. */
  close(): Promise<void>;
}

export interface BenchDatabases {
  /** Creates a database with the app's tables, or one without any. */
  create(tables: 'migrated' | 'empty'): Promise<BenchDatabase>;
  /** Ends the server, if it is the bench's own, and removes its files. */
  stop(): Promise<void>;
}

/** PostgreSQL's settings by name. */
type Settings = Record<string, string>;

/** DATABASE_URL's server where one is given, else an embedded one, set up as production's is but for these settings. */
export async function startDatabases(settings: Settings = {}): Promise<BenchDatabases> {
  const server = await startServer(settings);
  return { create: (tables) => createDatabase(server.url, tables), stop: server.stop };
}

async function startServer(settings: Settings): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.DATABASE_URL;
  return given ? { url: given, stop: async () => {} } : startOwnServer(settings, logger);
}

/** An embedded server, with files of its own that are removed when it stops. */
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
  // As many connections as the app takes.
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
