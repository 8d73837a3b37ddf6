import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { createOutage } from '../../outage.ts';
import type { LaunchOptions } from './launch.ts';
import { readPostmaster, stopPostmaster } from './postmaster.ts';
import { ownServer } from './server.ts';

const RETRY_MS = 1_000;

/** How long stopping waits for a start after a crash. What is not up by then is left to the next start. */
const RECOVERY_GRACE_MS = 1_000;

interface SuperviseOptions extends Omit<LaunchOptions, 'earlierSocketDirectory'> {
  logger: Logger;
}

/** A server that is this process's own until it stops it. */
export interface SupervisedServer {
  socketDirectory: string;
  stop(): Promise<void>;
}

/**
 * Makes the server on a cluster this process's own, and starts it again whenever it ends by itself.
 *
 * @throws as the first start does.
 */
export async function superviseServer({ logger, ...options }: SuperviseOptions): Promise<SupervisedServer> {
  const { owner: firstOwner, socketDirectory } = await ownServer(options);
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
        const server = await ownServer({ ...options, earlierSocketDirectory: socketDirectory });
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
    // A server that has just been started again must become this process's own before this process can stop it.
    await Promise.race([recovery, sleep(RECOVERY_GRACE_MS, undefined, { ref: false })]);
    const connection = owner;
    // A cluster that another process owns by now is not this one's to stop.
    if (!connection) return;
    const postmaster = await readPostmaster(options.cluster);
    // Stopping the server before giving up the lock leaves no moment for another process to take over a dying server.
    if (postmaster?.alive) await stopPostmaster(postmaster.pid);
    await connection.end();
    await rm(socketDirectory, { recursive: true, force: true });
  }

  watch(firstOwner);
  return { socketDirectory, stop };
}
