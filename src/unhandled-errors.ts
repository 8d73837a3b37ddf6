import type { Counts } from './counts.ts';
import type { Logger } from './logger.ts';

/**
 * Logs and counts the errors of this process that nothing handles, which would end it by default. It goes on instead.
 *
 * An uncaught exception ends nothing either. It may come from a library that throws while it reads what a remote
 * answered, where nobody can catch it, and no answer may end the process. What matters is in the database, and a
 * transaction that is cut off is rolled back; a connection that hangs is given up in time.
 */
export function surviveUnhandledErrors(
  process: Pick<NodeJS.Process, 'on'>,
  logger: Logger,
  counts: Counts,
): void {
  process.on('unhandledRejection', (reason) => {
    counts.unhandledRejections += 1;
    logger.error(
      { err: reason },
      'Nothing handled a rejection, which is a fault of wgw or of a library: wgw goes on',
    );
  });
  process.on('uncaughtException', (error) => {
    counts.uncaughtExceptions += 1;
    logger.fatal(
      { err: error },
      'Nothing caught an exception, which is a fault of wgw or of a library: wgw goes on',
    );
  });
}
