import { type QueuedPayload, queueTask, type TaskName } from '../../src/domain/core/outbox.ts';
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
  await queueTask(database.prisma, task, payload);
}

// Tests repeat this statement, so it is prepared once per connection. It also makes tasks due that wait before their first
// try, either to gather more changes or to spread the calls to Slack.
const LOOK_AT_QUEUE = {
  name: 'look-at-queue',
  text: `
    WITH waiting AS MATERIALIZED (
      SELECT job.id, task.identifier AS task, last_error
      FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
      WHERE attempts < max_attempts
    ), hurried AS (
      UPDATE graphile_worker._private_jobs SET run_at = now()
      WHERE attempts = 0 AND run_at > now()
        AND id IN (SELECT id FROM waiting WHERE task IN ('update-announcement', 'offer-in-slack'))
      RETURNING id
    )
    SELECT count(*)::int AS left, min(task || ': ' || coalesce(last_error, 'no error')) AS example,
      CASE WHEN EXISTS (SELECT FROM hurried) THEN pg_notify('jobs:insert', '{"r":0.1,"count":1}') END
    FROM waiting`,
};

/** Waits until every job is done, so that what was not sent by then never will be. */
export async function allTasksDone({ database }: TestApp): Promise<void> {
  let left = Number.POSITIVE_INFINITY;
  while (left > 0) {
    // The deadline is the next job's: many take their time.
    left = await eventually(async () => {
      const { rows } = await database.pool.query(LOOK_AT_QUEUE);
      if (rows[0].left < left) return rows[0].left;
      throw new Error(`${rows[0].left} jobs are left: ${rows[0].example}`);
    });
  }
}
