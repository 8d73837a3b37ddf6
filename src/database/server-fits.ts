import type pg from 'pg';

const MINIMUM_MAJOR = 15;

/** What the database's server says of itself, and of a new session. */
export interface Server {
  /** As PostgreSQL shows its `server_version`, such as `15.4 (Debian 15.4-1)`. */
  readonly version: string;
  readonly encoding: string;
  /** Where the role creates tables unless told otherwise: the first schema of its search_path that there is. */
  readonly schema: string | null;
}

/** Reads it, by a connection whose settings are still the server's own. */
export async function readServer(client: pg.ClientBase): Promise<Server> {
  const { rows } = await client.query<Server>(
    `SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding,
            current_schema() AS schema`,
  );
  const [server] = rows;
  if (server === undefined) throw new Error('The database does not say what it is.');
  return server;
}

/** @throws when it is older than the app's SQL needs, or cannot hold every name. */
export function assertServerFits({ version, encoding }: Omit<Server, 'schema'>): void {
  if (Number.parseInt(version, 10) < MINIMUM_MAJOR) {
    throw new Error(
      `The database runs PostgreSQL ${version}, but ${MINIMUM_MAJOR} or newer is needed. ` +
        'Upgrade it, or let DATABASE_URL name another server.',
    );
  }
  if (encoding !== 'UTF8') {
    throw new Error(
      `The database is in ${encoding}, but UTF8 is needed for names in any letters. ` +
        "Let DATABASE_URL name one that was created with ENCODING 'UTF8'.",
    );
  }
}
