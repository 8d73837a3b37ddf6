import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createPool } from '../../src/database/pool.ts';
import { createUnusualDatabase } from './unusual-database.ts';

const unusual = {
  array_nulls: 'off',
  bytea_output: 'escape',
  client_encoding: 'LATIN1',
  DateStyle: 'German, DMY',
  default_transaction_isolation: 'serializable',
  idle_in_transaction_session_timeout: '1s',
  idle_session_timeout: '1s',
  IntervalStyle: 'sql_standard',
  lock_timeout: '1s',
  search_path: 'pg_catalog',
  standard_conforming_strings: 'off',
  statement_timeout: '1s',
  TimeZone: 'Asia/Kolkata',
};

test('every session is configured before its first query, whatever the database sets', async () => {
  const prepare = Object.entries(unusual).map(
    ([name, value]) => `ALTER DATABASE $database SET ${name} = '${value}'`,
  );
  const { url, close } = await createUnusualDatabase({ prepare });
  onTestFinished(close);
  const pool = createPool({ connectionString: url, schema: 'A "schema"', max: 3 }, pino({ level: 'silent' }));
  const sessions = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const { rows } = await pool.query<{ name: string; value: string }>(
        'SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS name',
        [Object.keys(unusual)],
      );
      return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
    }),
  );
  await pool.end();

  const configured = {
    array_nulls: 'on',
    bytea_output: 'hex',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    default_transaction_isolation: 'read committed',
    idle_in_transaction_session_timeout: '1min',
    idle_session_timeout: '0',
    IntervalStyle: 'postgres',
    lock_timeout: '0',
    search_path: '"A ""schema"""',
    standard_conforming_strings: 'on',
    statement_timeout: '20s',
    TimeZone: 'UTC',
  };
  expect(sessions).toEqual([configured, configured, configured]);
});
