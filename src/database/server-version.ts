const MINIMUM_MAJOR = 15;

/**
 * @param version as PostgreSQL shows its `server_version`, such as `15.4 (Debian 15.4-1)`.
 * @throws when it is older than the app's SQL needs.
 */
export function assertServerVersion(version: string): void {
  if (Number.parseInt(version, 10) >= MINIMUM_MAJOR) return;
  throw new Error(
    `The database runs PostgreSQL ${version}, but ${MINIMUM_MAJOR} or newer is needed. ` +
      'Upgrade it, or let DATABASE_URL name another server.',
  );
}
