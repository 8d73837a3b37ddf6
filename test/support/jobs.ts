import { type QueuedPayload, queueJob, type TaskName } from '../../src/domain/outbox.ts';
import type { TestApp } from './app.ts';
import { eventually } from './eventually.ts';

/**
 * Waits for a job that is to be tried later, makes it due at once and wakes the workers, which pause in between: any but
 * those that change confirmations, unless said.
 */
export async function retryNow({ database }: TestApp, task?: TaskName): Promise<void> {
  await eventually(async () => {
    const { rowCount } = await database.pool.query(
      `UPDATE graphile_worker._private_jobs SET run_at = now()
       WHERE attempts < max_attempts AND locked_at IS NULL AND run_at > now() AND id IN (
         SELECT id FROM graphile_worker.jobs
         WHERE task_identifier = $1 OR ($1 IS NULL AND task_identifier <> 'update-announcement')
       )`,
      [task],
    );
    if (rowCount === 0) throw new Error('No job waits for another try.');
  });
  await database.pool.query(`SELECT pg_notify('jobs:insert', '{"r":0.1,"count":1}')`);
}

/** Queues a job that was done once more, as when a process is killed before it could say that it did it. */
export async function queueAgain<Task extends TaskName>(
  { database }: TestApp,
  task: Task,
  payload: QueuedPayload<Task>,
): Promise<void> {
  await queueJob(database.prisma, task, payload);
}

/** Has done at once what waits to be gathered with what else happens within two seconds, or is spread over minutes. */
async function waitNoMore({ database }: TestApp): Promise<void> {
  const { rowCount } = await database.pool.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now()
     WHERE attempts = 0 AND run_at > now()
       AND id IN (SELECT id FROM graphile_worker.jobs WHERE task_identifier IN ('update-announcement', 'invite-in-slack'))`,
  );
  if (rowCount !== 0) await database.pool.query(`SELECT pg_notify('jobs:insert', '{"r":0.1,"count":1}')`);
}

/** Waits until every job is done, so that what was not sent by then never will be. */
export async function allJobsDone(app: TestApp): Promise<void> {
  let left = Number.POSITIVE_INFINITY;
  while (left > 0) {
    // The deadline is the next job's: many take their time.
    left = await eventually(async () => {
      await waitNoMore(app);
      const { rows } = await app.database.pool.query(
        `SELECT task_identifier AS task, last_error FROM graphile_worker.jobs WHERE attempts < max_attempts`,
      );
      if (rows.length < left) return rows.length;
      throw new Error(`${rows.length} jobs are left: ${JSON.stringify(rows[0])}`);
    });
  }
}
