import { Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from 'pino';

/**
 * graphile-worker's logger, writing to pino. Its scope (worker, task, job) becomes fields of the line; what else it
 * offers stays out, as its errors hold queries with their values.
 */
export function createWorkerLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger((scope) => {
    const scoped = logger.child(scope);
    return (level, message) => scoped[level === 'warning' ? 'warn' : level](message);
  });
}
