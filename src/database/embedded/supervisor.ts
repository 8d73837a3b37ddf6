import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { createOutage } from '../../outage.ts';
import type { LaunchOptions } from './launch.ts';
import { readPostmaster, stopPostmaster } from './postmaster.ts';
import { acquireServer } from './server.ts';

const RETRY_MS = 1_000;

/** How long stopping waits for a restart after a crash. A server that is not ready by then is left to the next start. */
const RECOVERY_GRACE_MS = 1_000;

interface SuperviseOptions extends Omit<LaunchOptions, 'earlierSocketDirectory'> {
  logger: Logger;
}

/** A server that this process owns until it stops it. */
export interface SupervisedServer {
  socketDirectory: string;
  stop(): Promise<void>;
}

/**
 * Makes this process the owner of the server on a cluster, and starts the server again whenever it ends by itself.
 *
 * @throws if the first start fails, as `acquireServer` does.
 */
export async function superviseServer({ logger, ...options }: SuperviseOptions): Promise<SupervisedServer> {
  const { owner: firstOwner, socketDirectory } = await acquireServer(options);
  let owner: pg.Client | undefined;
  let stopping = false;
  let recovery = Promise.resolve();

  function watch(connection: pg.Client): void {
    owner = connection;
    connection.once('end', () => {
      owner = undefined;
      if (!stopping) recovery = recover();
    });
  }

  async function recover(): Promise<void> {
    const outage = createOutage(logger);
    logger.error('the embedded PostgreSQL ended unexpectedly and is started again');
    while (!stopping) {
      try {
        const server = await acquireServer({ ...options, earlierSocketDirectory: socketDirectory });
        logger.info('the embedded PostgreSQL runs again');
        return watch(server.owner);
      } catch (error) {
        outage.begin('error', { err: error }, 'the embedded PostgreSQL could not be started again');
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  }

  async function stop(): Promise<void> {
    stopping = true;
    // This process can stop a restarted server only once it owns it.
    await Promise.race([recovery, sleep(RECOVERY_GRACE_MS, undefined, { ref: false })]);
    const connection = owner;
    // Without a connection, another process may own the cluster by now.
    if (!connection) return;
    const postmaster = await readPostmaster(options.cluster);
    // Stop the server before releasing the lock, so that no other process takes over a server that is stopping.
    if (postmaster?.alive) await stopPostmaster(postmaster.pid);
    await connection.end();
    await rm(socketDirectory, { recursive: true, force: true });
  }

  watch(firstOwner);
  return { socketDirectory, stop };
}
