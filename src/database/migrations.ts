import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Two levels up from `src/database`, and also from the compiled `dist/database`. */
export const MIGRATIONS_DIRECTORY = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** One migration, which is a folder of prisma/migrations. */
export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the script in hexadecimal, as Prisma records it. */
  checksum: string;
}

/** The names of this version's migrations, in the order in which they apply. */
export async function listMigrations(directory = MIGRATIONS_DIRECTORY): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * This version's migrations, in the order in which they apply.
 *
 * Reads line endings as LF, as Prisma does, so that a checkout with CRLF has the same checksums.
 */
export async function readMigrations(directory = MIGRATIONS_DIRECTORY): Promise<Migration[]> {
  const names = await listMigrations(directory);
  return Promise.all(
    names.map(async (name) => {
      const script = await readFile(`${directory}/${name}/migration.sql`, 'utf8');
      const sql = script.replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
