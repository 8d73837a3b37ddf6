import pg from 'pg';

/** How long opening a connection may take. */
export const CONNECTION_TIMEOUT_MS = 5_000;

/** The name of wgw's connections in `pg_stat_activity`. */
export const APPLICATION_NAME = 'wgw';

/**
 * Opens one connection outside the pool, without a limit for its statements.
 *
 * @throws if the server refuses or does not answer within 5 s. Nothing is left open then.
 */
export async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    ...config,
  });
  // The pending query reports a lost connection. Without a listener, the event would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}
