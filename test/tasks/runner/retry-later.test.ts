import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { queueTask } from '../../../src/domain/core/outbox.ts';
import { EmailDelayedError } from '../../../src/email/mailer.ts';
import { reportAlways } from '../../../src/outage.ts';
import { startTaskRunner } from '../../../src/tasks/runner/runner.ts';
import { createTestDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';

const logger = pino({ level: 'silent' });
const payload = { invitationId: '00000000-0000-4000-8000-000000000000', version: 1 };

/** Queues a task that SendGrid asks to wait for some seconds at every attempt. Resolves with its state after each. */
async function startDelayedTask(seconds: number) {
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const { pool, prisma } = database;
  let attempts = 0;
  const runner = startTaskRunner({
    pool,
    concurrency: 1,
    logger,
    report: reportAlways(logger),
    handlers: {
      'send-invitation': (_, { isLast }) => {
        attempts += 1;
        throw new EmailDelayedError(isLast ? 'the last time' : 'busy', seconds);
      },
    },
  });
  onTestFinished(runner.stop);
  await queueTask(prisma, 'send-invitation', payload);
  const readState = async () => {
    const { rows } = await pool.query<{ left: number; pause: number; error: string | null }>(
      `SELECT max_attempts - attempts AS left, extract(epoch FROM run_at - created_at)::float AS pause,
         last_error AS error
       FROM graphile_worker.jobs WHERE locked_at IS NULL`,
    );
    return rows;
  };
  return {
    async afterAttempt(count: number) {
      await eventually(async () => {
        expect(attempts).toBe(count);
        expect(await readState()).toMatchObject([{ left: 14 - count }]);
      });
      return (await readState())[0];
    },
    async runNow() {
      await pool.query('UPDATE graphile_worker._private_jobs SET run_at = now()');
      await pool.query(`SELECT pg_notify('jobs:insert', '{"r":0.1,"count":1}')`);
    },
  };
}

test('a delayed task waits as long as it was asked to, or as long as any other failed task, if that is longer', async () => {
  const task = await startDelayedTask(5);
  expect((await task.afterAttempt(1))?.pause).toBeCloseTo(5, 1);
  await task.runNow();
  expect((await task.afterAttempt(2))?.pause).toBeCloseTo(Math.exp(2), 1);
});

test('a task that is asked to wait for 0 seconds waits as long as any other failed task', async () => {
  const task = await startDelayedTask(0);
  expect((await task.afterAttempt(1))?.pause).toBeCloseTo(Math.exp(1), 1);
});

test('a delayed task is given up after as many attempts as any other, with pauses of at most six hours', async () => {
  const task = await startDelayedTask(1);
  for (let attempt = 1; attempt < 14; attempt += 1) {
    const pause = (await task.afterAttempt(attempt))?.pause;
    if (attempt > 10) expect(pause).toBeCloseTo(Math.exp(10), 1);
    await task.runNow();
  }
  expect(await task.afterAttempt(14)).toMatchObject({ error: expect.stringContaining('the last time') });
});
