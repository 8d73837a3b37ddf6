import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pino from 'pino';
import { startEmbeddedPostgres } from '../../src/database/embedded/start.ts';

const run = promisify(execFile);

/** Settings of a server whose data need not survive a crash of the machine; they do survive the server's. */
export const UNSYNCED = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/** Makes a DATA_DIR in which an embedded PostgreSQL has run, to copy: making its files is what takes long. */
export async function makeDataDirectory(directory: string): Promise<void> {
  const logger = pino({ level: 'warn' });
  const { stop } = await startEmbeddedPostgres({ dataDir: directory, logger, settings: UNSYNCED });
  await stop();
}

/** Copies one in which no server runs, and to whom its files belong. */
export async function copyDataDirectory(directory: string, copy: string): Promise<void> {
  await run('cp', ['-a', directory, copy]);
}
