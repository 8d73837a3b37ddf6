import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import { serverAccount } from './account.ts';
import { ownUserName } from './authentication.ts';
import { prepareBinaries } from './binaries.ts';
import { createCluster, removeIncompleteClusters } from './cluster.ts';
import { createDatabase } from './create-database.ts';
import { type EmbeddedConnection, embeddedConnection } from './ownership.ts';
import { findPackagedPostgres } from './platform.ts';
import { superviseServer } from './supervisor.ts';

const DATABASE = 'wgw';

/** Root copies the programs here for an account that may not enter the project's folder. */
const SHARED_COPIES = '/var/cache/wgw';

interface StartOptions {
  /** The folder for the database files. It is created if it is missing. */
  dataDir: string;
  logger: Logger;
  /** PostgreSQL's settings by name. They override this app's. */
  settings?: Record<string, string>;
  /** Aborts the start. Nothing is left running then. */
  signal?: AbortSignal | undefined;
}

/** A PostgreSQL that only this process uses. */
export interface EmbeddedPostgres {
  config: EmbeddedConnection;
  /** Stops the server and waits for it, at most 4 s. */
  stop(): Promise<void>;
}

/**
 * Runs PostgreSQL on the files in a data folder until it is stopped, and restarts it after a crash. Takes over a server that
 * outlived the process which started it (`kill -9`).
 *
 * @throws if another process uses the data folder, with its name; if PostgreSQL does not run on this platform; or if it does
 *   not start, with the end of its log.
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
    await removeIncompleteClusters(cluster);
    await createDatabase(embeddedConnection(server.socketDirectory, 'postgres'), DATABASE);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { config: embeddedConnection(server.socketDirectory, DATABASE), stop: server.stop };
}
