import { type QueuedPayload, queueTask, type TaskName } from '../../src/domain/core/outbox.ts';
import type { TestApp } from './app.ts';
import { eventually } from './eventually.ts';

/**
 * Waits for a task that is to run later, makes it due at once and wakes the workers.
 *
 * @param task its name; any task but 'update-announcement' unless given.
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
    if (rowCount === 0) throw new Error('No task waits to run later.');
  });
  await database.pool.query(`SELECT pg_notify('jobs:insert', '{"r":0.1,"count":1}')`);
}

/** Queues a task that is done once more, as if a process had been killed before it recorded that. */
export async function queueAgain<Task extends TaskName>(
  { database }: TestApp,
  task: Task,
  payload: QueuedPayload<Task>,
): Promise<void> {
  await queueTask(database.prisma, task, payload);
}

// Prepared once per connection, as tests repeat it. It also makes tasks due that wait before their first attempt, to gather
// more changes or to spread the calls to Slack.
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

/** Waits until every task is done: anything that was not sent by then never will be. */
export async function allTasksDone({ database }: TestApp): Promise<void> {
  let left = Number.POSITIVE_INFINITY;
  while (left > 0) {
    // Each deadline is for one task only, as many tasks take longer.
    left = await eventually(async () => {
      const { rows } = await database.pool.query(LOOK_AT_QUEUE);
      if (rows[0].left < left) return rows[0].left;
      throw new Error(`${rows[0].left} tasks are left: ${rows[0].example}`);
    });
  }
}
