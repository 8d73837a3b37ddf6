import type pg from 'pg';

/** The numbers of tasks, among the first 10,000. */
export interface TaskCounts {
  readonly waiting: number;
  readonly running: number;
  /** Given up after the last attempt. */
  readonly failed: number;
  /** How long the oldest due task has waited. */
  readonly oldestSeconds: number;
}

const COUNT = `
  SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)::int AS waiting,
         count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
         count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS failed,
         coalesce(extract(epoch FROM now() - min(run_at) FILTER (
           WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now()
         )), 0)::float AS "oldestSeconds"
    FROM (SELECT locked_at, attempts, max_attempts, run_at FROM graphile_worker.jobs LIMIT 10000) AS tasks`;

/** Counts pending, running and failed tasks. Reads at most 10,000 rows. */
export async function countTasks(pool: pg.Pool): Promise<TaskCounts> {
  const { rows } = await pool.query<TaskCounts>(COUNT);
  return rows[0] ?? { waiting: 0, running: 0, failed: 0, oldestSeconds: 0 };
}
