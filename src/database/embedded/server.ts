import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { restrictConnections } from './authentication.ts';
import { errorCode } from './files.ts';
import { type LaunchOptions, launchServer } from './launch.ts';
import { takeOwnership } from './ownership.ts';
import { readPostmaster } from './postmaster.ts';

/** Recovery after a crash may take most of this time. */
const START_TIMEOUT_MS = 60_000;

/** PostgreSQL's code for a user that its authentication refuses. */
const INVALID_AUTHORIZATION = '28000';

/** A running server that this process owns for as long as the connection lives. */
export interface AcquiredServer {
  owner: pg.Client;
  socketDirectory: string;
}

/** Another process owns the data folder. */
class ClusterInUseError extends Error {}

/**
 * Makes this process the owner of the server on a cluster: of one that was left running, or else of a new one.
 *
 * @throws if another process owns the cluster, or if the server does not start.
 */
export async function acquireServer(options: LaunchOptions): Promise<AcquiredServer> {
  const { cluster, logFile } = options;
  const deadline = Date.now() + START_TIMEOUT_MS;
  let lastError: unknown;
  let wasLeftRunning = true;
  await restrictConnections(cluster, options);
  while (Date.now() < deadline) {
    const postmaster = await readPostmaster(cluster);
    if (postmaster?.ready && postmaster.socketDirectory) {
      try {
        const server = await acquire(cluster, postmaster.socketDirectory);
        // An earlier version, which let every user connect, may have started it.
        if (wasLeftRunning) await server.owner.query('SELECT pg_reload_conf()');
        return server;
      } catch (error) {
        if (error instanceof ClusterInUseError) throw error;
        if (errorCode(error) === INVALID_AUTHORIZATION) {
          throw new Error(
            `The PostgreSQL that runs on ${cluster} was started by another user of this system. ` +
              'Start as that user or as root.',
            { cause: error },
          );
        }
        // The server may have begun to stop meanwhile.
        lastError = error;
      }
    } else if (!postmaster?.alive) {
      await launchServer(options);
      wasLeftRunning = false;
    }
    await sleep(10);
  }
  throw new Error(`The PostgreSQL on ${cluster} runs but takes no connections; see ${logFile}.`, {
    cause: lastError,
  });
}

async function acquire(cluster: string, socketDirectory: string): Promise<AcquiredServer> {
  const owner = await takeOwnership(socketDirectory);
  if (typeof owner !== 'string') return { owner, socketDirectory };
  throw new ClusterInUseError(
    `The database files in ${cluster} are in use by ${owner}. ` +
      'Stop that process first, or set DATA_DIR to another folder for this one.',
  );
}
