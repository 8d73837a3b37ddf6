import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../logger.ts';

const PAUSE_MS = 500;

/** After a minute, another replica may conclude that this process died, and run the task again. */
const WITHIN_MS = 60_000;

/**
 * Records what a task has done outside the database, so that it is not done again. If the database is away, tries for a
 * minute.
 *
 * @throws the last error of `record` after that.
 */
export async function recordCompletion(logger: Logger, record: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    try {
      await record();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      // Not a warning: the outage has its own line, and any other error is thrown in the end.
      logger.debug({ err: error }, 'That a task is done cannot be recorded yet');
    }
    await sleep(PAUSE_MS);
  }
}
