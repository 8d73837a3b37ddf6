import type pg from 'pg';
import { CONNECTION_TIMEOUT_MS, connect } from './connect.ts';
import { schemaInUrl } from './schema.ts';
import { assertServerFits, readServer, type Server } from './server-fits.ts';
import { assertSessionsLast } from './session-pooling.ts';

/**
 * Finds out whether wgw can work on a database, and changes nothing there. Resolves with the schema for its tables: the
 * one that the URL names, else the one in which the role creates tables.
 *
 * @throws when it cannot; a sentence says why, and what to do.
 */
export async function examineServer(config: pg.ClientConfig): Promise<string> {
  const impatient = { ...config, query_timeout: config.connectionTimeoutMillis ?? CONNECTION_TIMEOUT_MS };
  const { client, server } = await reach(impatient);
  try {
    assertServerFits(server);
    await assertSessionsLast(client, () => connect(impatient));
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
