import pg from 'pg';

/** How long opening a connection may take, until it is settled. */
export const CONNECTION_TIMEOUT_MS = 5_000;

/** By which the server's own lists of connections tell them from other programs'. */
export const APPLICATION_NAME = 'wgw';

/**
 * Opens one connection, beside the pool's, whose statements may take any time.
 *
 * @throws when the server does not answer within 5 s or refuses; nothing is left open then.
 */
export async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    ...config,
  });
  // The query that was waiting reports a lost connection; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}
