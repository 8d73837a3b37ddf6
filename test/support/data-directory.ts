import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pino from 'pino';
import { startEmbeddedPostgres } from '../../src/database/embedded/start.ts';

const run = promisify(execFile);

/** Settings of a server whose data does not have to survive a crash of the machine. It survives one of the server. */
export const UNSYNCED = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/** Creates a DATA_DIR in which an embedded PostgreSQL has run. Tests copy it, as creating its files takes long. */
export async function makeDataDirectory(directory: string): Promise<void> {
  const logger = pino({ level: 'warn' });
  const { stop } = await startEmbeddedPostgres({ dataDir: directory, logger, settings: UNSYNCED });
  await stop();
}

/** Copies a DATA_DIR in which no server runs, and keeps the owners of its files. */
export async function copyDataDirectory(directory: string, copy: string): Promise<void> {
  await run('cp', ['-a', directory, copy]);
}
