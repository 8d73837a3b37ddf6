import { cp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import pino from 'pino';
import { migrate } from '../../src/database/migrate.ts';
import { listMigrations, MIGRATIONS_DIRECTORY } from '../../src/database/migrations.ts';
import type { TestDatabase } from '../support/database.ts';
import { makeFolder } from '../support/folder.ts';
import { createUnusualDatabase } from './unusual-database.ts';

const TIMES_IN_UTC = '20261130000000_times_in_utc';

/** The correct times of the rows of older-times.sql. */
export const MOMENTS = {
  /** Stored an hour late, as New York's clocks skip this hour. */
  founded: new Date('2026-03-08T03:30:00Z'),
  linusJoined: new Date('2026-01-01T00:00:00Z'),
  joined: new Date('2026-11-01T01:30:00.123Z'),
  invited: new Date('2026-11-27T14:00:00.250Z'),
  reminded: new Date('2026-11-29T15:00:00.500Z'),
  linusLeft: new Date('2026-11-29T15:00:00Z'),
  warned: new Date('2026-12-03T16:20:00.750Z'),
} as const;

/** Creates a database of the older version on a server in a time zone. With `rows`, it has those of older-times.sql. */
export async function createOlderDatabase(
  zone: string,
  { rows = true, migrations }: { rows?: boolean; migrations?: number } = {},
): Promise<TestDatabase> {
  const database = await createUnusualDatabase({
    prepare: [`ALTER DATABASE $database SET timezone = '${zone}'`],
  });
  const directory = await makeFolder();
  const names = await listMigrations();
  for (const name of names.slice(0, migrations ?? names.indexOf(TIMES_IN_UTC))) {
    await cp(path.join(MIGRATIONS_DIRECTORY, name), path.join(directory, name), { recursive: true });
  }
  await migrate(database.pool, { logger: pino({ level: 'silent' }), directory });
  await rm(directory, { recursive: true });
  if (rows) await database.pool.query(await readFile(`${import.meta.dirname}/older-times.sql`, 'utf8'));
  return database;
}
