import type pg from 'pg';
import type { Logger } from 'pino';
import type { ReportFailure } from '../outage.ts';

const INTERVAL_MS = 30_000;

// Held as long as the connection lives, and so no longer than the process does. Another replica's look at who is dead
// holds it for a moment after a lost connection: waiting for that.
const SHOW_ALIVE = `SELECT pg_advisory_lock(hashtextextended($1, 0))`;

// Workers show themselves alive right after they start: a job held for a minute is past that.
const GIVE_BACK = `
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
 * Shows this process's workers alive to other replicas, and gives back the jobs of workers that died with their
 * process: it could not, and graphile-worker itself waits four hours. Goes on by itself when the database was away.
 *
 * @param poolId what graphile-worker writes on the jobs that this process holds
 */
export function watchWorkers(
  pool: pg.Pool,
  poolId: string,
  { logger, report }: { logger: Logger; report: ReportFailure },
): WorkerLiveness {
  let client: pg.PoolClient | undefined;

  // Closed rather than returned to the pool: the lock ends with the connection.
  const disconnect = (connection: pg.PoolClient | undefined) => {
    // An 'end' may come late, when another connection is in place.
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
  const look = async () => {
    try {
      const connected = client ?? (await connect());
      const { rows } = await connected.query<{ processes: number }>(GIVE_BACK, [poolId]);
      if (rows[0]) logger.warn(rows[0], 'gave back the jobs of processes that died');
    } catch (error) {
      report('warn', { err: error }, 'could not look for jobs of processes that died; trying again soon');
      disconnect(client);
    }
  };

  let looking = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, INTERVAL_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
      disconnect(client);
    },
  };
}
