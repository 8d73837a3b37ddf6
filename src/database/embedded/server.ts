import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { admitOnly } from './authentication.ts';
import { errorCode } from './error-code.ts';
import { type LaunchOptions, launchServer } from './launch.ts';
import { takeOwnership } from './ownership.ts';
import { readPostmaster } from './postmaster.ts';

/** Recovery after a crash may take most of it. */
const START_TIMEOUT_MS = 60_000;

/** PostgreSQL's code for a user that its authentication refuses. */
const NOT_ADMITTED = '28000';

/** A running server that belongs to this process while the connection lives. */
export interface OwnedServer {
  owner: pg.Client;
  socketDirectory: string;
}

/** The data folder has an owner already. */
class ClusterInUseError extends Error {}

/**
 * Makes the server on a cluster this process's own: the one that was left running, else a new one.
 *
 * @throws when another process owns the cluster, or the server does not start.
 */
export async function ownServer(options: LaunchOptions): Promise<OwnedServer> {
  const { cluster, logFile } = options;
  const deadline = Date.now() + START_TIMEOUT_MS;
  let lastError: unknown;
  let wasLeftRunning = true;
  await admitOnly(cluster, options);
  while (Date.now() < deadline) {
    const postmaster = await readPostmaster(cluster);
    if (postmaster?.ready && postmaster.socketDirectory) {
      try {
        const server = await own(cluster, postmaster.socketDirectory);
        // A version that let everybody in may have started it.
        if (wasLeftRunning) await server.owner.query('SELECT pg_reload_conf()');
        return server;
      } catch (error) {
        if (error instanceof ClusterInUseError) throw error;
        if (errorCode(error) === NOT_ADMITTED) {
          throw new Error(
            `The PostgreSQL that runs on ${cluster} was started by another user of this system. ` +
              'Start as that user or as root.',
            { cause: error },
          );
        }
        // The server may have begun to stop since.
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

async function own(cluster: string, socketDirectory: string): Promise<OwnedServer> {
  const owner = await takeOwnership(socketDirectory);
  if (typeof owner !== 'string') return { owner, socketDirectory };
  throw new ClusterInUseError(
    `The database files in ${cluster} are in use by ${owner}. ` +
      'Stop that process first, or set DATA_DIR to another folder for this one.',
  );
}
