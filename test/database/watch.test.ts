import { once } from 'node:events';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createPool } from '../../src/database/pool.ts';
import { watchDatabase } from '../../src/database/watch.ts';
import { startDatabaseLink } from '../simulator/database-link.ts';
import { createTestDatabase } from '../support/database.ts';
import { DEADLINE_MS, eventually } from '../support/eventually.ts';

/** A watched database behind a link that can be cut, and the lines of the log at level `info` and above. */
async function watched() {
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const link = await startDatabaseLink(database.url);
  onTestFinished(link.close);
  const lines: { level: string; msg: string }[] = [];
  const write = (line: string) => lines.push(JSON.parse(line));
  const logger = pino({ formatters: { level: (level) => ({ level }) } }, { write });
  const pool = createPool({ connectionString: link.url }, logger);
  onTestFinished(async () => {
    if (!pool.ended) await pool.end();
  });
  const watch = watchDatabase(pool, logger, { readiness: DEADLINE_MS });
  onTestFinished(watch.stop);
  await pool.query('SELECT 1');
  return { database, link, pool, ...watch, logged: () => lines.map(({ level, msg }) => `${level}: ${msg}`) };
}

const AWAY = 'warn: The database is away: wgw goes on by itself once it is back';
const BACK = 'info: The database is back';

test('an outage has one warning and one line at its end, however much fails meanwhile', async () => {
  const { link, report, logged } = await watched();

  link.cut();
  for (let times = 0; times < 20; times++) report('error', {}, 'A task failed');
  await eventually(() => expect(logged()).toContain(AWAY));
  for (let times = 0; times < 20; times++) report('error', {}, 'A task failed');
  await link.waitFor(() => link.refused > 2);
  expect(logged()).toEqual([AWAY]);

  link.restore();
  await eventually(() => expect(logged()).toContain(BACK));
  expect(logged()).toEqual([AWAY, BACK]);

  report('error', {}, 'A task failed');
  await eventually(() => expect(logged()).toEqual([AWAY, BACK, 'error: A task failed']));
});

test('an outage is logged even if nothing fails meanwhile', async () => {
  const { link, logged } = await watched();

  link.cut();

  await eventually(() => expect(logged()).toEqual([AWAY]));
});

test('a single lost connection is not an outage', async () => {
  const { database, pool, report, logged } = await watched();
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');

  const lost = once(pool, 'error');
  await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await lost;
  report('warn', {}, 'A query failed');

  await eventually(() => expect(logged()).toEqual(['warn: A query failed']));
});

test('closing the pool is not an outage', async () => {
  const { pool, report, stop, logged } = await watched();

  stop();
  await pool.end();
  report('error', {}, 'A task failed');

  await eventually(() => expect(logged()).toEqual(['error: A task failed']));
});
