import pg from 'pg';
import type { Logger } from 'pino';
import { APPLICATION_NAME, CONNECTION_TIMEOUT_MS } from './connect.ts';
import { configureSession, DEFAULT_SCHEMA } from './session.ts';

/** Longer than any query of this app. It ends the wait for a server that does not answer any more. */
const QUERY_TIMEOUT_MS = 20_000;

/** The configuration of pg's pool, and the schema that its connections use; `public` unless given. */
export interface PoolConfig extends pg.PoolConfig {
  readonly schema?: string;
}

/**
 * Creates a pool whose queries fail, rather than hang, while the database is away, and that recovers by itself. It configures
 * the session of each connection before the first use.
 */
export function createPool({ schema = DEFAULT_SCHEMA, ...config }: PoolConfig, logger: Logger): pg.Pool {
  const pool = new TolerantPool({
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    // The pool waits for this. The server ends statements that the client has given up.
    onConnect: (client) => configureSession(client, { schema, statementTimeoutMs: QUERY_TIMEOUT_MS }),
    ...config,
  });
  // Without listeners, a connection that the server closes would end the process: the pool listens to idle ones only. Log
  // only the message, as pg's errors contain the client with its connection settings. Level `debug` is enough: the pool
  // replaces lost connections, and an outage has its own line.
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
 * Ignores a second release of a connection. graphile-worker releases its listening connection twice if it hangs and then
 * breaks while the worker stops. pg would throw the second time, where nobody can catch it.
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
