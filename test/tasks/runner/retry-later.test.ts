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

/** A job that is asked to wait for some seconds at every try; resolves with how it stands after each. */
async function askedToWait(seconds: number) {
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const { pool, prisma } = database;
  let tries = 0;
  const jobs = startTaskRunner({
    pool,
    concurrency: 1,
    logger,
    report: reportAlways(logger),
    handlers: {
      'send-invitation': (_, { isLast }) => {
        tries += 1;
        throw new EmailDelayedError(isLast ? 'the last time' : 'busy', seconds);
      },
    },
  });
  onTestFinished(jobs.stop);
  await queueTask(prisma, 'send-invitation', payload);
  const stands = async () => {
    const { rows } = await pool.query<{ left: number; pause: number; error: string | null }>(
      `SELECT max_attempts - attempts AS left, extract(epoch FROM run_at - created_at)::float AS pause,
         last_error AS error
       FROM graphile_worker.jobs WHERE locked_at IS NULL`,
    );
    return rows;
  };
  return {
    async afterTry(count: number) {
      await eventually(async () => {
        expect(tries).toBe(count);
        expect(await stands()).toMatchObject([{ left: 14 - count }]);
      });
      return (await stands())[0];
    },
    async tryNow() {
      await pool.query('UPDATE graphile_worker._private_jobs SET run_at = now()');
      await pool.query(`SELECT pg_notify('jobs:insert', '{"r":0.1,"count":1}')`);
    },
  };
}

test('a job that is asked to wait waits as long, or as long as any other that fails, if that is longer', async () => {
  const job = await askedToWait(5);
  expect((await job.afterTry(1))?.pause).toBeCloseTo(5, 1);
  await job.tryNow();
  expect((await job.afterTry(2))?.pause).toBeCloseTo(Math.exp(2), 1);
});

test('not even who asks for no wait at all is asked again without one', async () => {
  const job = await askedToWait(0);
  expect((await job.afterTry(1))?.pause).toBeCloseTo(Math.exp(1), 1);
});

test('it is given up after as many tries as any other, with six hours in between at most', async () => {
  const job = await askedToWait(1);
  for (let tries = 1; tries < 14; tries += 1) {
    const pause = (await job.afterTry(tries))?.pause;
    if (tries > 10) expect(pause).toBeCloseTo(Math.exp(10), 1);
    await job.tryNow();
  }
  expect(await job.afterTry(14)).toMatchObject({ error: expect.stringContaining('the last time') });
});
