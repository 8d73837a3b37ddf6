import type { Logger } from './logger.ts';
import { TIMED_OUT, withTimeout } from './with-timeout.ts';

/** A part of the app that can be stopped. */
export interface Stoppable {
  readonly name: string;
  stop(): Promise<void>;
}

/**
 * Stops a part of the app, and goes on without it after so many milliseconds. Never throws, as the other parts have to be
 * stopped too: logs a failure instead.
 */
export async function stopWithTimeout(milliseconds: number, part: Stoppable, logger: Logger): Promise<void> {
  if ((await withTimeout(milliseconds, stop(part, logger))) === TIMED_OUT) {
    logger.warn({ part: part.name }, 'A part did not stop in time: what it leaves is done by the next start');
  }
}

async function stop(part: Stoppable, logger: Logger): Promise<void> {
  try {
    await part.stop();
  } catch (error) {
    logger.error({ err: error, part: part.name }, 'A part could not be stopped');
  }
}
