import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SUPERUSER } from './authentication.ts';

/** An arbitrary number. The lock is in the cluster's database `postgres`, which the app uses for nothing else. */
const OWNER_LOCK = 4_716_392;

/** How long to wait for the server to notice that the process with the lock was killed. */
const RELEASE_GRACE_MS = 5_000;
const CONNECTION_TIMEOUT_MS = 5_000;

/** The connection to a database of an embedded server. */
export interface EmbeddedConnection {
  host: string;
  port: number;
  user: string;
  database: string;
  ssl: false;
}

/** Sets everything that pg would otherwise read from PG* variables. */
export function embeddedConnection(socketDirectory: string, database: string): EmbeddedConnection {
  return { host: socketDirectory, port: 5432, user: SUPERUSER, database, ssl: false };
}

/**
 * Makes this process the owner of the cluster, for as long as the connection lives.
 *
 * A lock file would survive `kill -9`. The server releases this lock when the connection of the owner ends.
 *
 * @returns the connection, or the name of the current owner.
 * @throws if the server cannot be reached, or goes away meanwhile.
 */
export async function takeOwnership(socketDirectory: string): Promise<pg.Client | string> {
  const client = new pg.Client({
    ...embeddedConnection(socketDirectory, 'postgres'),
    application_name: `process ${process.pid} on ${hostname()}`,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
  });
  // The event 'end' follows the error. The caller listens to that.
  client.on('error', () => undefined);
  try {
    await client.connect();
    if (await takeLock(client)) return client;
    const owner = await describeOwner(client);
    await client.end();
    return owner;
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function takeLock(client: pg.Client): Promise<boolean> {
  const deadline = Date.now() + RELEASE_GRACE_MS;
  do {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      OWNER_LOCK,
    ]);
    if (rows[0]?.taken) return true;
    await sleep(50);
  } while (Date.now() < deadline);
  return false;
}

async function describeOwner(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ owner: string }>(
    `SELECT application_name AS owner FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE locktype = 'advisory' AND objid = $1 AND granted`,
    [OWNER_LOCK],
  );
  return rows[0]?.owner ?? 'another process';
}
