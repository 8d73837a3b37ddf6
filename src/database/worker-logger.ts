import { Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from 'pino';
import type { ReportFailure } from '../outage.ts';

/**
 * graphile-worker's logger, writing to pino. Its scope (worker, task, job) becomes fields of the line; what else it
 * offers stays out, as its errors hold queries with their values.
 *
 * @param report takes its warnings and errors, which repeat while the database is away
 */
export function createWorkerLogger(logger: Logger, report: ReportFailure): WorkerLogger {
  return new WorkerLogger((scope) => {
    const scoped = logger.child(scope);
    return (level, message) => {
      if (level === 'error') report('error', scope, message);
      else if (level === 'warning') report('warn', scope, message);
      else scoped[level](message);
    };
  });
}
