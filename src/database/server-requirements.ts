import type pg from 'pg';

const MINIMUM_MAJOR = 15;

/** Facts about the database server, and about a new session on it. */
export interface Server {
  /** PostgreSQL's `server_version`, such as `15.4 (Debian 15.4-1)`. */
  readonly version: string;
  readonly encoding: string;
  readonly isStandby: boolean;
  readonly isReadOnly: boolean;
  /** The schema in which the role creates tables by default: the first of its search_path that exists. */
  readonly schema: string | null;
}

/** Reads them on a connection that still has the server's own settings. */
export async function readServer(client: pg.ClientBase): Promise<Server> {
  const { rows } = await client.query<Server>(
    `SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding,
            pg_is_in_recovery() AS "isStandby", current_setting('transaction_read_only')::bool AS "isReadOnly",
            current_schema() AS schema`,
  );
  const [server] = rows;
  if (server === undefined) throw new Error('The database does not say what it is.');
  return server;
}

/** @throws if the server is too old for the app's SQL, cannot store every name, or accepts no changes. */
export function assertMeetsRequirements({
  version,
  encoding,
  isStandby,
  isReadOnly,
}: Omit<Server, 'schema'>): void {
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
  if (isStandby) {
    throw new Error(
      'The database is a standby, which takes no changes. Let DATABASE_URL name the primary server.',
    );
  }
  if (isReadOnly) {
    throw new Error(
      'The database is read-only: default_transaction_read_only is on. Turn it off where it is set, which is the ' +
        "server's configuration, the database (ALTER DATABASE), the role (ALTER ROLE) or DATABASE_URL.",
    );
  }
}
