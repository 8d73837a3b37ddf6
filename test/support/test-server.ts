import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { startEmbeddedPostgres } from '../../src/database/embedded/start.ts';
import { copyDataDirectory, UNSYNCED } from './data-directory.ts';

/** A PostgreSQL for tests. */
export interface TestServer {
  /** Its `postgres` database, as a user who may create others. */
  url: string;
  /** Whether it goes away with its files once the tests are done. */
  isDisposable: boolean;
  stop(): Promise<void>;
}

/** As an embedded server admits people, and roles that tests create, with their password. */
const ADMITTED = `
  local all wgw peer map=wgw
  local all all scram-sha-256
`;

/** DATABASE_URL's server where one is given, else an embedded one in a copy of a DATA_DIR. */
export async function startTestServer(dataDir: string, original: string): Promise<TestServer> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, isDisposable: false, stop: async () => {} };
  await copyDataDirectory(original, dataDir);
  const hbaFile = path.join(dataDir, 'pg_hba.conf');
  await writeFile(hbaFile, ADMITTED);
  const { config, stop } = await startEmbeddedPostgres({
    dataDir,
    logger: pino({ level: 'warn' }),
    // Vacuuming hundreds of databases that nobody needs a minute later takes processor time.
    settings: { ...UNSYNCED, max_connections: '300', autovacuum: 'off', hba_file: hbaFile },
  });
  const url = `postgresql://${config.user}@localhost/postgres?host=${encodeURIComponent(config.host)}`;
  return { url, isDisposable: true, stop };
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
