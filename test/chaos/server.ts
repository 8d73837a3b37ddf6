import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { readPostmaster } from '../../src/database/embedded/postmaster.ts';
import { withStartLock } from '../../src/database/embedded/start-lock.ts';
import { startOwnServer } from '../bench/database.ts';
import { runOnServer } from '../support/test-server.ts';

/** As many connections as PostgreSQL allows unless told otherwise: a replica takes up to 20. */
export const settings = { max_connections: '100' };

/** A PostgreSQL that goes away and comes back at the same address, with the same files. */
export interface Server {
  readonly url: string;
  /** Ends it with a signal, does the work while it is away, and waits until it takes connections again. */
  takeAway(signal: NodeJS.Signals, work: () => Promise<void>): Promise<void>;
  /** Ends it for good, and removes its files. */
  stop(): Promise<void>;
}

export async function startServer(): Promise<Server> {
  // That it ends unexpectedly is what is wanted here.
  const { url, dataDir, stop } = await startOwnServer(settings, pino({ level: 'silent' }));
  const cluster = path.join(dataDir, 'postgres');
  return {
    url,
    async takeAway(signal, work) {
      // Its supervisor, which starts it again at once, waits for the lock.
      await withStartLock(`${cluster}.starting`, async () => {
        const postmaster = await readPostmaster(cluster);
        if (!postmaster?.alive) throw new Error('PostgreSQL is away already.');
        process.kill(postmaster.pid, signal);
        while ((await readPostmaster(cluster))?.alive) await sleep(10);
        await work();
      });
      while (!(await takesConnections(url))) await sleep(20);
    },
    stop,
  };
}

async function takesConnections(url: string): Promise<boolean> {
  return runOnServer(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}
