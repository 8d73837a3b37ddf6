import type pg from 'pg';

interface Replacement {
  /** The id of the task that is replaced. */
  readonly id: string;
  readonly task: string;
  readonly payload: unknown;
  /** When to run the new task: in so many seconds. */
  readonly seconds: number;
  /** How many attempts the new task has. */
  readonly attempts: number;
  /** At most one task is pending under a key. */
  readonly key: string | undefined;
}

/** Queues a new task for later, in the queue of the one it replaces. It also replaces any pending task with its key. */
export async function replaceTask(
  pool: pg.Pool,
  { id, task, payload, seconds, attempts, key }: Replacement,
): Promise<void> {
  await pool.query(
    `SELECT graphile_worker.add_job($1, $2::json, queue_name, now() + $3 * interval '1 second', $4, $5)
     FROM graphile_worker.jobs WHERE id = $6`,
    [task, JSON.stringify(payload), seconds, attempts, key, id],
  );
}
