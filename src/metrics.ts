import type pg from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Counts } from './counts.ts';
import { countTasks, type TaskCounts } from './database/count-tasks.ts';
import type { TimeLimits } from './time-limits.ts';
import { TIMED_OUT, withTimeout } from './with-timeout.ts';

interface MetricsOptions {
  readonly pool: pg.Pool;
  readonly counts: Counts;
  readonly now: () => Date;
  readonly timeLimits: Pick<TimeLimits, 'readiness'>;
}

/** How long numbers from the database are reused. */
const FRESH_MS = 5_000;

/**
 * Creates the function that writes the metrics in Prometheus' text format. It reads them when it is called. Only those of
 * Node.js itself are measured in between.
 */
export function createMetrics({ pool, counts, now, timeLimits }: MetricsOptions): () => Promise<string> {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  new Counter({
    name: 'wgw_unhandled_errors_total',
    help: 'Rejections and exceptions that nothing handled: faults of wgw or of a library.',
    labelNames: ['kind'],
    registers,
    collect() {
      this.reset();
      this.inc({ kind: 'rejection' }, counts.unhandledRejections);
      this.inc({ kind: 'exception' }, counts.uncaughtExceptions);
    },
  });
  new Counter({
    name: 'wgw_emails_total',
    help: 'Requests to SendGrid, by what became of them. not_allowed: SendGrid lets wgw send nothing.',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      for (const [outcome, emails] of Object.entries(counts.emails)) this.inc({ outcome }, emails);
    },
  });
  new Gauge({
    name: 'wgw_database_connections',
    help: 'Connections of this process to the database, and requests that wait for one.',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'used' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waited_for' }, pool.waitingCount);
    },
  });

  const up = new Gauge({ name: 'wgw_database_up', help: '1 while the database answers.', registers });
  const tasks = new Gauge({
    name: 'wgw_tasks',
    help: 'Background tasks of all replicas, of the first 10,000. failed: given up after the last try.',
    labelNames: ['state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'wgw_oldest_task_seconds',
    help: 'How long the oldest task that is due has waited.',
    registers,
  });
  const show = (read: TaskCounts | undefined) => {
    up.set(read === undefined ? 0 : 1);
    tasks.reset();
    oldest.remove();
    if (read === undefined) return;
    tasks.set({ state: 'waiting' }, read.waiting);
    tasks.set({ state: 'running' }, read.running);
    tasks.set({ state: 'failed' }, read.failed);
    oldest.set(read.oldestSeconds);
  };

  let reading: Promise<void> | undefined;
  let readAt = 0;
  return async () => {
    if (reading === undefined || now().getTime() - readAt >= FRESH_MS) {
      readAt = now().getTime();
      reading = readTasks(pool, timeLimits.readiness).then(show);
    }
    await reading;
    return registry.metrics();
  };
}

/** Resolves with `undefined` while the database is away. */
async function readTasks(pool: pg.Pool, milliseconds: number): Promise<TaskCounts | undefined> {
  try {
    const read = await withTimeout(milliseconds, countTasks(pool));
    return read === TIMED_OUT ? undefined : read;
  } catch {
    // `wgw_database_up` says so.
    return undefined;
  }
}
