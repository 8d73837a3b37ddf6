import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import pino from 'pino';
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

/** DATABASE_URL's server where one is given, else an embedded one, set up as production's is. */
export async function startDatabases(): Promise<BenchDatabases> {
  const server = await startServer();
  return { create: (tables) => createDatabase(server.url, tables), stop: server.stop };
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const dataDir = await mkdtemp(path.join(tmpdir(), 'wgw-bench-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const { config, stop } = await startEmbeddedPostgres({ dataDir, logger });
    const url = `postgresql://${config.user}@localhost/postgres?host=${encodeURIComponent(config.host)}`;
    return { url, stop: () => stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function createDatabase(serverUrl: string, tables: 'migrated' | 'empty'): Promise<BenchDatabase> {
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
