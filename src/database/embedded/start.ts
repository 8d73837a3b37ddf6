import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import { serverAccount } from './account.ts';
import { ownUserName } from './authentication.ts';
import { prepareBinaries } from './binaries.ts';
import { createCluster, removeHalfMadeClusters } from './cluster.ts';
import { createDatabase } from './create-database.ts';
import { type EmbeddedConnection, embeddedConnection } from './ownership.ts';
import { findPackagedPostgres } from './platform.ts';
import { superviseServer } from './supervisor.ts';

const DATABASE = 'wgw';

/** Where root copies programs to for an account that may not enter the project's folder. */
const SHARED_COPIES = '/var/cache/wgw';

interface StartOptions {
  /** Keeps the database files; created where missing. */
  dataDir: string;
  logger: Logger;
  /** PostgreSQL's settings by name, in place of this app's. */
  settings?: Record<string, string>;
  /** Gives up a start that is under way: nothing of it is left running then. */
  signal?: AbortSignal | undefined;
}

/** A PostgreSQL of this process's own. */
export interface EmbeddedPostgres {
  config: EmbeddedConnection;
  /** Ends the server and waits for it, 4 s at most. */
  stop(): Promise<void>;
}

/**
 * Runs PostgreSQL on the files in a data folder, and keeps it running until stopped: it is restarted after a crash.
 *
 * A server that outlived the process which started it (`kill -9`) is taken over.
 *
 * @throws when another process uses the data folder, saying which; when PostgreSQL does not run on this platform; and
 *   when it does not start, with the end of its log.
 */
export async function startEmbeddedPostgres({
  dataDir,
  logger,
  settings = {},
  signal,
}: StartOptions): Promise<EmbeddedPostgres> {
  const folder = path.resolve(dataDir);
  const cluster = path.join(folder, 'postgres');
  const logFile = path.join(folder, 'postgres.log');
  const userName = ownUserName();
  const account = await serverAccount(cluster);
  await mkdir(folder, { recursive: true });
  const { initdb, postgres } = await prepareBinaries(await findPackagedPostgres(), {
    account,
    copies: account ? SHARED_COPIES : folder,
  });
  await createCluster({ cluster, initdb, account, logFile, signal });
  signal?.throwIfAborted();
  const server = await superviseServer({ cluster, postgres, account, userName, logFile, settings, logger });
  try {
    await removeHalfMadeClusters(cluster);
    await createDatabase(embeddedConnection(server.socketDirectory, 'postgres'), DATABASE);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { config: embeddedConnection(server.socketDirectory, DATABASE), stop: server.stop };
}
