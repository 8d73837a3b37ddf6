import type pg from 'pg';

interface LaterJob {
  /** Of the job that is put off. */
  readonly id: string;
  readonly task: string;
  readonly payload: unknown;
  readonly seconds: number;
  /** How often it may be tried from then on. */
  readonly attempts: number;
  /** Under it there is one job that waits. */
  readonly key: string | undefined;
}

/** Queues a job anew, for later; in the same queue, and in the place of what waits under its key. */
export async function replaceTask(
  pool: pg.Pool,
  { id, task, payload, seconds, attempts, key }: LaterJob,
): Promise<void> {
  await pool.query(
    `SELECT graphile_worker.add_job($1, $2::json, queue_name, now() + $3 * interval '1 second', $4, $5)
     FROM graphile_worker.jobs WHERE id = $6`,
    [task, JSON.stringify(payload), seconds, attempts, key, id],
  );
}
