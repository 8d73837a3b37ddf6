import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../logger.ts';

const PAUSE_MS = 500;

/** From then on another replica may take the job for one of a process that died. */
const WITHIN_MS = 60_000;

/**
 * Notes what a job has done outside the database, where it would do it again otherwise. The database may be away at
 * that moment: this waits for it.
 */
export async function recordCompletion(logger: Logger, note: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    try {
      await note();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      // No warning: the outage has one of its own, and what else fails here is thrown in the end.
      logger.debug({ err: error }, 'That a job is done cannot be noted yet');
    }
    await sleep(PAUSE_MS);
  }
}
