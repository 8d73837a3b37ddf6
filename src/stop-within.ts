import { inTime, LATE } from './in-time.ts';
import type { Logger } from './logger.ts';

/** A part of the app that stops. */
export interface Stoppable {
  readonly name: string;
  stop(): Promise<void>;
}

/**
 * Stops a part of the app, and goes on without it after so many milliseconds. Never throws: whatever becomes of one
 * part, the others have to be stopped too, so that a failure is logged.
 */
export async function stopWithin(milliseconds: number, part: Stoppable, logger: Logger): Promise<void> {
  if ((await inTime(milliseconds, stop(part, logger))) === LATE) {
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
