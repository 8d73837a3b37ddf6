import pino from 'pino';
import { expect, onTestFinished } from 'vitest';
import { watchWorkers } from '../../../src/database/worker-liveness.ts';
import { reportAlways } from '../../../src/outage.ts';
import { linkIn } from '../../simulator/sendgrid/mailbox.ts';
import { createTestDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { createGate } from '../../support/gate.ts';
import { testAlone as test } from '../../support/shared-app.ts';

const logger = pino({ level: 'silent' });

const lockTasks = `
  UPDATE graphile_worker._private_jobs
  SET run_at = now(), locked_by = $1, locked_at = now() - interval '2 minutes'`;

test('the next start sends the email that a killed process was sending', async ({ app }) => {
  app.sendgrid.fails({ status: 500 });
  const ada = app.slack.as('ada');
  await ada.command('/wgw invite hedy@acme.com');
  await ada.seesModal('Email addresses');
  await ada.submit();
  await app.sendgrid.waitFor(() => app.sendgrid.requests[0]?.status === 500);
  await app.stop();
  await app.database.pool.query(lockTasks, ['worker-of-a-killed-process']);

  await app.start();

  const mail = await app.sendgrid.mailbox.waitFor('hedy@acme.com');
  expect(linkIn(mail)).toContain('/invitations/');
});

test('a replica leaves an email to another replica that is still sending it', async ({ app }) => {
  const taken = createGate();
  app.sendgrid.fails({ delayUntil: taken.opened });
  const ada = app.slack.as('ada');
  await ada.command('/wgw invite hedy@acme.com');
  await ada.seesModal('Email addresses');
  await ada.submit();
  await app.sendgrid.waitFor(() => app.sendgrid.requests.length > 0);
  await app.database.pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '2 minutes' WHERE locked_at IS NOT NULL`,
  );

  await app.start();
  await ada.command('/wgw invite mary@acme.com');
  await ada.seesModal('Email addresses');
  await ada.submit();
  await app.sendgrid.mailbox.waitFor('mary@acme.com');
  taken.open();

  await app.sendgrid.mailbox.waitFor('hedy@acme.com');
  await app.stop();
  expect(app.sendgrid.mailbox.to('hedy@acme.com')).toHaveLength(1);
});

test('a process takes its lock even if another replica holds it for a moment', async () => {
  const { pool, close } = await createTestDatabase();
  onTestFinished(close);
  const other = await pool.connect();
  await other.query(`SELECT pg_advisory_lock(hashtextextended('worker', 0))`);

  const liveness = watchWorkers(pool, 'worker', { logger, report: reportAlways(logger) });
  await eventually(async () => {
    const { rows } = await other.query(
      `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`,
    );
    expect(rows).toHaveLength(1);
  });
  await other.query('SELECT pg_advisory_unlock_all()');

  await eventually(async () => {
    const { rows } = await other.query(
      `SELECT pg_try_advisory_xact_lock(hashtextextended('worker', 0)) AS dead`,
    );
    expect(rows).toEqual([{ dead: false }]);
  });
  other.release();
  await liveness.stop();
});
