import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { startEmbeddedPostgres } from '../../src/database/embedded/start.ts';
import { copyDataDirectory, UNSYNCED } from './data-directory.ts';

/** A PostgreSQL server for tests. */
export interface TestServer {
  /** The URL of its database `postgres`, for a user who may create databases. */
  url: string;
  /** Whether it is removed with its files after the tests. */
  isDisposable: boolean;
  stop(): Promise<void>;
}

/** The users of an embedded server, and roles that tests create, with a password. */
const HBA_RULES = `
  local all wgw peer map=wgw
  local all all scram-sha-256
`;

/** Uses the server of DATABASE_URL if it is set, or else starts an embedded one on a copy of a DATA_DIR. */
export async function startTestServer(dataDir: string, original: string): Promise<TestServer> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, isDisposable: false, stop: async () => {} };
  await copyDataDirectory(original, dataDir);
  const hbaFile = path.join(dataDir, 'pg_hba.conf');
  await writeFile(hbaFile, HBA_RULES);
  const { config, stop } = await startEmbeddedPostgres({
    dataDir,
    logger: pino({ level: 'warn' }),
    // Vacuuming hundreds of short-lived databases would waste processor time.
    settings: { ...UNSYNCED, max_connections: '300', autovacuum: 'off', hba_file: hbaFile },
  });
  const url = `postgresql://${config.user}@localhost/postgres?host=${encodeURIComponent(config.host)}`;
  return { url, isDisposable: true, stop };
}

/** The URL of another database on the same server. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Runs one statement that is not for a certain database, such as CREATE DATABASE. */
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
