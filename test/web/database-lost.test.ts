import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { writeInvitation } from './routes/write-invitation.ts';
import { startWebApp, type WebApp } from './web-app.ts';

let app: WebApp;

beforeAll(async () => {
  app = await startWebApp();
});
afterAll(() => app.close());

test('a connection that the database ends under a request is no failure of ours: try again', async () => {
  const { token } = await writeInvitation(app.domain);
  const path = `/invitations/${token}`;
  const other = await app.database.pool.connect();
  await other.query('BEGIN');
  await other.query('LOCK TABLE invitations IN ACCESS EXCLUSIVE MODE');

  const asked = app.get(path);
  await eventually(async () => {
    const { rowCount } = await app.database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rowCount === 1;
  });

  const answer = await asked;
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
  await other.query('ROLLBACK');
  other.release();
  expect((await app.get(path)).status).toBe(200);
});
