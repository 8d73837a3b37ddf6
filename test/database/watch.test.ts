import { once } from 'node:events';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createPool } from '../../src/database/pool.ts';
import { watchDatabase } from '../../src/database/watch.ts';
import { startDatabaseLink } from '../simulator/database-link.ts';
import { createTestDatabase } from '../support/database.ts';
import { DEADLINE_MS, eventually } from '../support/eventually.ts';

/** A watched database, at the end of a link, and what the log says of it at level `info` and above. */
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
  return { database, link, pool, ...watch, says: () => lines.map(({ level, msg }) => `${level}: ${msg}`) };
}

const AWAY = 'warn: The database is away: wgw goes on by itself once it is back';
const BACK = 'info: The database is back';

test('an outage is one warning and one line for its end, however much fails in it', async () => {
  const { link, report, says } = await watched();

  link.cut();
  for (let times = 0; times < 20; times++) report('error', {}, 'A task failed');
  await eventually(() => expect(says()).toContain(AWAY));
  for (let times = 0; times < 20; times++) report('error', {}, 'A task failed');
  await link.waitFor(() => link.refused > 2);
  expect(says()).toEqual([AWAY]);

  link.restore();
  await eventually(() => expect(says()).toContain(BACK));
  expect(says()).toEqual([AWAY, BACK]);

  report('error', {}, 'A task failed');
  await eventually(() => expect(says()).toEqual([AWAY, BACK, 'error: A task failed']));
});

test('an outage is told of, even where nothing fails in it', async () => {
  const { link, says } = await watched();

  link.cut();

  await eventually(() => expect(says()).toEqual([AWAY]));
});

test('a single lost connection is no outage', async () => {
  const { database, pool, report, says } = await watched();
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');

  const lost = once(pool, 'error');
  await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await lost;
  report('warn', {}, 'A query failed');

  await eventually(() => expect(says()).toEqual(['warn: A query failed']));
});

test('closing the pool is no outage', async () => {
  const { pool, report, stop, says } = await watched();

  stop();
  await pool.end();
  report('error', {}, 'A task failed');

  await eventually(() => expect(says()).toEqual(['error: A task failed']));
});
