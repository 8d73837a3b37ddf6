import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { writeInvitation } from './routes/write-invitation.ts';
import { startWebApp, type WebApp } from './web-app.ts';

let app: WebApp;

beforeAll(async () => {
  app = await startWebApp();
});
afterAll(() => app.close());

test('a database connection that breaks during an HTTP request is answered with 503 and Retry-After', async () => {
  const { token } = await writeInvitation(app.domain);
  const path = `/invitations/${token}`;
  const other = await app.database.pool.connect();
  await other.query('BEGIN');
  await other.query('LOCK TABLE invitations IN ACCESS EXCLUSIVE MODE');

  const pending = app.get(path);
  await eventually(async () => {
    const { rowCount } = await app.database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rowCount === 1;
  });

  const response = await pending;
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
  await other.query('ROLLBACK');
  other.release();
  expect((await app.get(path)).status).toBe(200);
});
