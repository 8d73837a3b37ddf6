import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { readPostmaster } from '../../src/database/embedded/postmaster.ts';
import { withStartLock } from '../../src/database/embedded/start-lock.ts';
import { startOwnServer } from '../bench/database.ts';
import { runOnServer } from '../support/test-server.ts';

/** PostgreSQL's default. A replica uses up to 20 connections. */
export const settings = { max_connections: '100' };

/** A PostgreSQL that can be stopped and restarted, with the same address and files. */
export interface PostgresServer {
  readonly url: string;
  /** Stops it with a signal, calls `work`, and waits until it accepts connections again. */
  interrupt(signal: NodeJS.Signals, work: () => Promise<void>): Promise<void>;
  /** Stops it for good and removes its files. */
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<PostgresServer> {
  // No logs: unexpected exits are normal here.
  const { url, dataDir, stop } = await startOwnServer(settings, pino({ level: 'silent' }));
  const cluster = path.join(dataDir, 'postgres');
  return {
    url,
    async interrupt(signal, work) {
      // The supervisor restarts it at once, but waits for this lock.
      await withStartLock(`${cluster}.starting`, async () => {
        const postmaster = await readPostmaster(cluster);
        if (!postmaster?.alive) throw new Error('PostgreSQL is not running.');
        process.kill(postmaster.pid, signal);
        while ((await readPostmaster(cluster))?.alive) await sleep(10);
        await work();
      });
      while (!(await acceptsConnections(url))) await sleep(20);
    },
    stop,
  };
}

async function acceptsConnections(url: string): Promise<boolean> {
  return runOnServer(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}
