import type pg from 'pg';
import { CONNECTION_TIMEOUT_MS, connect } from './connect.ts';
import { schemaInUrl } from './schema.ts';
import { assertMeetsRequirements, readServer, type Server } from './server-requirements.ts';
import { assertSessionPooling } from './session-pooling.ts';

/**
 * Checks that wgw can work on a database, without changing it. Resolves with the schema for its tables: the one that the
 * URL names, or else the one in which the role creates tables.
 *
 * @throws if it cannot. The message says why, and what to do.
 */
export async function checkServer(config: pg.ClientConfig): Promise<string> {
  const withTimeouts = { ...config, query_timeout: config.connectionTimeoutMillis ?? CONNECTION_TIMEOUT_MS };
  const { client, server } = await reach(withTimeouts);
  try {
    assertMeetsRequirements(server);
    await assertSessionPooling(client, () => connect(withTimeouts));
    const schema = schemaInUrl(config.connectionString) ?? server.schema;
    if (schema !== null) return schema;
    throw new Error(
      'The role has no schema to create tables in: none of its search_path exists. ' +
        'Let DATABASE_URL name one, as in ?schema=public.',
    );
  } finally {
    await client.end();
  }
}

async function reach(config: pg.ClientConfig): Promise<{ client: pg.Client; server: Server }> {
  let client: pg.Client | undefined;
  try {
    client = await connect(config);
    return { client, server: await readServer(client) };
  } catch (cause) {
    await client?.end();
    const why = cause instanceof Error ? cause.message : String(cause);
    const sentence = `The database cannot be reached (${why}): check DATABASE_URL, and that PostgreSQL runs there.`;
    throw new Error(sentence, { cause });
  }
}
