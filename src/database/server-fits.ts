const MINIMUM_MAJOR = 15;

/** What the database's server says of itself. */
export interface Server {
  /** As PostgreSQL shows its `server_version`, such as `15.4 (Debian 15.4-1)`. */
  readonly version: string;
  readonly encoding: string;
}

/** @throws when it is older than the app's SQL needs, or cannot hold every name. */
export function assertServerFits({ version, encoding }: Server): void {
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
