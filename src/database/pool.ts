import pg from 'pg';
import type { Logger } from 'pino';
import { APPLICATION_NAME, CONNECTION_TIMEOUT_MS } from './connect.ts';
import { DEFAULT_SCHEMA, settleSession } from './session.ts';

/** Longer than any query of this app; it ends the wait for a server that no longer answers. */
const QUERY_TIMEOUT_MS = 20_000;

/** As for the pool of `pg`, and the schema that its connections use; `public` unless given. */
export interface PoolConfig extends pg.PoolConfig {
  readonly schema?: string;
}

/**
 * A pool whose queries fail, rather than hang, while the database is away, and that recovers by itself once it is
 * back. Its sessions are settled before anybody gets them.
 */
export function createPool({ schema = DEFAULT_SCHEMA, ...config }: PoolConfig, logger: Logger): pg.Pool {
  const pool = new TolerantPool({
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    // The pool waits for it. The server ends what nobody waits for any more.
    onConnect: (client) => settleSession(client, { schema, statementTimeoutMs: QUERY_TIMEOUT_MS }),
    ...config,
  });
  // Without listeners, a connection that the server closes would end the process: the pool listens to idle ones alone.
  // Only the message is logged; pg's errors carry the client, connection settings included. Lost connections are replaced:
  // an outage is what the log tells.
  pool.on('error', ({ message }) =>
    logger.debug({ reason: message }, 'an idle database connection was lost'),
  );
  pool.on('connect', (client) => {
    client.on('error', ({ message }) => logger.debug({ reason: message }, 'a database connection was lost'));
  });
  return pool;
}

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (error?: Error | boolean) => void,
) => void;

/**
 * graphile-worker releases its listening connection twice, if that hangs and then breaks while the worker stops. pg throws
 * the second time, where nobody can catch it, which would end the process.
 */
class TolerantPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): Promise<pg.PoolClient> | undefined {
    if (connected === undefined) return super.connect();
    super.connect((error, client, release) => {
      if (client === undefined) return connected(error, client, release);
      let isReleased = false;
      connected(error, client, (reason) => {
        if (!isReleased) release(reason);
        isReleased = true;
      });
    });
  }
}
