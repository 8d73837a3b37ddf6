import type pg from 'pg';
import type { Logger } from 'pino';
import type { ReportFailure } from '../outage.ts';

const INTERVAL_MS = 30_000;

// The lock ends with the connection, and so with the process. After a lost connection, another replica that checks for
// dead processes may hold it for a moment: wait for that.
const SHOW_ALIVE = `SELECT pg_advisory_lock(hashtextextended($1, 0))`;

// A worker takes its lock right after it starts, so the lock of one that has held a task for a minute is taken.
const RELEASE_TASKS = `
  WITH silent AS (
    SELECT DISTINCT locked_by AS id FROM graphile_worker.jobs
    WHERE locked_at < now() - interval '1 minute' AND locked_by <> $1
  ), dead AS (
    SELECT id FROM silent WHERE pg_try_advisory_xact_lock(hashtextextended(id, 0))
  )
  SELECT count(*)::int AS processes, graphile_worker.force_unlock_workers(array_agg(id)) FROM dead
  HAVING count(*) > 0`;

export interface WorkerLiveness {
  stop(): Promise<void>;
}

/**
 * Shows other replicas that this process is alive, by a lock, and releases the tasks of processes that died.
 * graphile-worker itself releases them after four hours. Recovers by itself from an outage of the database.
 *
 * @param poolId graphile-worker's name for this process, in the tasks that it has locked
 */
export function watchWorkers(
  pool: pg.Pool,
  poolId: string,
  { logger, report }: { logger: Logger; report: ReportFailure },
): WorkerLiveness {
  let client: pg.PoolClient | undefined;

  // Closes the connection rather than returns it to the pool, as that releases the lock.
  const disconnect = (connection: pg.PoolClient | undefined) => {
    // The event 'end' may come late, when there is a new connection.
    if (connection === undefined || connection !== client) return;
    client = undefined;
    connection.release(true);
  };
  const connect = async () => {
    const connection = await pool.connect();
    client = connection;
    connection.once('end', () => disconnect(connection));
    await connection.query(SHOW_ALIVE, [poolId]);
    return connection;
  };
  const check = async () => {
    try {
      const connected = client ?? (await connect());
      const { rows } = await connected.query<{ processes: number }>(RELEASE_TASKS, [poolId]);
      if (rows[0]) logger.warn(rows[0], 'released the tasks of processes that died');
    } catch (error) {
      report('warn', { err: error }, 'could not look for tasks of processes that died; trying again soon');
      disconnect(client);
    }
  };

  let checking = check();
  const timer = setInterval(() => {
    checking = checking.then(check);
  }, INTERVAL_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await checking;
      disconnect(client);
    },
  };
}
