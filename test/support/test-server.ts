import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { startEmbeddedPostgres } from '../../src/database/embedded/start.ts';
import { cleanUpAfterThisProcess } from './orphans.ts';

/** Nothing here has to survive a crash of the machine. */
const FAST = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' };

/** A PostgreSQL for tests. */
export interface TestServer {
  /** Its `postgres` database, as a user who may create others. */
  url: string;
  stop(): Promise<void>;
}

/** DATABASE_URL's server where one is given, else an embedded one whose files are removed at the end. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const dataDir = await mkdtemp(path.join(tmpdir(), 'wgw-test-'));
  cleanUpAfterThisProcess(dataDir);
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const { config, stop } = await startEmbeddedPostgres({
      dataDir,
      logger: pino({ level: 'warn' }),
      settings: FAST,
    });
    const url = `postgresql://${config.user}@localhost/postgres?host=${encodeURIComponent(config.host)}`;
    return { url, stop: () => stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The same server's URL, with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Runs one statement that belongs to no database in particular, such as CREATE DATABASE. */
export async function runOnServer(
  url: string,
  statement: string,
  values: unknown[] = [],
): Promise<pg.QueryResult> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await client.query(statement, values);
  } finally {
    await client.end();
  }
}
