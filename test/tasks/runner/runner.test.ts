import { setImmediate } from 'node:timers/promises';
import pino from 'pino';
import { describe, expect, onTestFinished } from 'vitest';
import { createPool } from '../../../src/database/pool.ts';
import { queueTask } from '../../../src/domain/core/outbox.ts';
import { reportAlways } from '../../../src/outage.ts';
import { startTaskRunner } from '../../../src/tasks/runner/runner.ts';
import { startDatabaseLink } from '../../simulator/database-link.ts';
import { answerEmail, invite } from '../../slack/steps.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { createGate } from '../../support/gate.ts';
import { testAlone as test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';

const silent = pino({ level: 'silent' });
const anyInvitation = { invitationId: '00000000-0000-4000-8000-000000000000' };

async function waitForLockQueue({ pool }: TestDatabase, table: string): Promise<void> {
  await eventually(async () => {
    const { rowCount } = await pool.query(
      'SELECT FROM pg_locks WHERE relation = $1::regclass AND NOT granted',
      [table],
    );
    expect(rowCount).toBe(1);
  });
}

describe('the runner', () => {
  test('records after an outage what its tasks did during it: nothing is sent twice', async ({ app }) => {
    const answers = createGate();
    app.sendgrid.fails({ delayUntil: answers.opened });
    app.slack.faults.next('chat.postMessage', { delayUntil: answers.opened });
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'hedy@acme.com' });
    await app.sendgrid.waitFor(() => app.sendgrid.requests.length > 0);
    await app.slack.waitFor(() => app.slack.calls('chat.postMessage').length > 0);

    await app.database.takeAway();
    answers.open();
    await eventually(() => {
      expect(app.logs().match(/cannot be recorded yet/g)?.length).toBeGreaterThanOrEqual(2);
    });
    await app.database.giveBack();

    await eventually(async () => {
      const { rowCount } = await app.database.pool.query(
        'SELECT FROM invitations, submissions WHERE sent_at IS NOT NULL AND announced_at IS NOT NULL',
      );
      expect(rowCount).toBe(1);
    });
    await invite(ada, { addresses: 'mary@acme.com' });
    await app.sendgrid.mailbox.waitFor('mary@acme.com');
    expect(app.sendgrid.mailbox.to('hedy@acme.com')).toHaveLength(1);
  });

  test('tells an inviter once, even if the database is away while Slack takes the message', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'hedy@acme.com' });
    await app.sendgrid.mailbox.waitFor('hedy@acme.com');
    await allTasksDone(app);
    const answer = createGate();
    app.slack.faults.next('chat.postMessage', { delayUntil: answer.opened });
    const before = app.slack.calls('chat.postMessage').length;
    await answerEmail(app, 'hedy@acme.com', 'decline');
    await app.slack.waitFor(() => app.slack.calls('chat.postMessage').length > before);

    await app.database.takeAway();
    answer.open();
    await eventually(() => expect(app.logs()).toContain('cannot be recorded yet'));
    await app.database.giveBack();

    await allTasksDone(app);
    expect(ada.directMessages.filter(({ text }) => text.includes('declined'))).toHaveLength(1);
  });

  test('goes on by itself after it could not record the outcomes of several tasks', async () => {
    const database = await createTestDatabase();
    onTestFinished(database.close);
    const { pool, prisma } = database;
    const gates = Array.from({ length: 4 }, createGate);
    let begun = 0;
    const logs: string[] = [];
    const logger = pino({ level: 'error' }, { write: (line) => logs.push(line) });
    const runner = startTaskRunner({
      pool,
      concurrency: gates.length,
      logger,
      report: reportAlways(logger),
      handlers: {
        'tell-inviter': async () => {
          begun += 1;
          await gates[begun - 1]?.opened;
        },
      },
    });
    const queue = () => queueTask(prisma, 'tell-inviter', anyInvitation);
    await Promise.all(gates.map(queue));
    await eventually(() => expect(begun).toBe(gates.length));

    await pool.query('ALTER TABLE graphile_worker._private_jobs RENAME TO jobs_put_away');
    for (const [before, { open }] of gates.entries()) {
      open();
      await eventually(() => {
        expect(logs.filter((line) => line.includes('Failed to complete jobs'))).toHaveLength(before + 1);
      });
    }
    await pool.query('ALTER TABLE graphile_worker.jobs_put_away RENAME TO _private_jobs');
    await queue();

    await eventually(() => expect(begun).toBe(gates.length + 1));
    await runner.stop();
  });

  test('starts when the database is back, if it is away at the start, and reports that once', async () => {
    const database = await createTestDatabase();
    onTestFinished(database.close);
    const link = await startDatabaseLink(database.url);
    onTestFinished(link.close);
    const pool = createPool({ connectionString: link.url }, silent);
    onTestFinished(() => pool.end());
    const done = createGate();
    await queueTask(database.prisma, 'tell-inviter', anyInvitation);

    link.cut();
    const reported: string[] = [];
    const runner = startTaskRunner({
      pool,
      concurrency: 1,
      logger: silent,
      report: (_level, _about, message) => void reported.push(message),
      handlers: { 'tell-inviter': async () => done.open() },
    });
    onTestFinished(runner.stop);
    await eventually(() => expect(reported).toHaveLength(1));
    const refused = link.refused;
    await link.waitFor(() => link.refused > refused);
    link.restore();

    await done.opened;
    expect(reported.filter((message) => message.includes('cannot be started'))).toHaveLength(1);
  });

  test('stops while the database hangs, and if it breaks meanwhile', async () => {
    const database = await createTestDatabase();
    onTestFinished(database.close);
    const link = await startDatabaseLink(database.url);
    onTestFinished(link.close);
    const pool = createPool({ connectionString: link.url }, silent);
    const hanging = link.stallAt('LISTEN');
    const runner = startTaskRunner({
      pool,
      concurrency: 1,
      logger: silent,
      report: reportAlways(silent),
      handlers: {},
    });

    await hanging;
    const stopped = runner.stop();
    // Wait until it has sent the query that it needs to stop.
    await setImmediate();
    link.cut();

    await stopped;
    await pool.end();
  });

  test('stops while it is being started again', async () => {
    const database = await createTestDatabase();
    onTestFinished(database.close);
    const { pool, prisma } = database;
    const begun = createGate();
    const finish = createGate();
    const runner = startTaskRunner({
      pool,
      concurrency: 1,
      logger: silent,
      report: reportAlways(silent),
      handlers: {
        'tell-inviter': () => {
          begun.open();
          return finish.opened;
        },
      },
    });
    await queueTask(prisma, 'tell-inviter', anyInvitation);
    await begun.opened;
    // The outcome of the task cannot be recorded, which ends the runner. Its restart waits for the lock below.
    await pool.query('ALTER TABLE graphile_worker._private_jobs RENAME TO jobs_put_away');
    const holder = await pool.connect();
    await holder.query('BEGIN; LOCK TABLE graphile_worker.migrations');
    finish.open();
    await waitForLockQueue(database, 'graphile_worker.migrations');

    const stopped = runner.stop();
    await pool.query('ALTER TABLE graphile_worker.jobs_put_away RENAME TO _private_jobs');
    await holder.query('COMMIT');
    holder.release();

    await stopped;
    expect(pool.totalCount - pool.idleCount).toBe(0);
  });
});
