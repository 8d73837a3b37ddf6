import type { Counts } from './counts.ts';
import type { Logger } from './logger.ts';

/**
 * Logs and counts errors that nothing handles. By default they would end the process. It goes on instead.
 *
 * This holds for uncaught exceptions, too. A library may throw one while it reads a remote's answer, where nobody can catch
 * it, and no answer may end the process. The state is in the database: a transaction that is cut off is rolled back, and a
 * connection that hangs times out.
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
