import { Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from 'pino';
import type { ReportFailure } from '../outage.ts';

/**
 * Creates a logger for graphile-worker that writes to pino. Its scope (worker, task, job) becomes fields of the line. Leaves
 * out its other metadata, as errors in it contain queries with their values.
 *
 * @param report receives its warnings and errors, which repeat while the database is away
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
