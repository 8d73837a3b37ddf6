import type { Logger } from 'pino';

const INTERVAL_MS = 60_000;

/** Makes a function that logs a warning at most once a minute, so that nobody can fill the log by causing it. */
export function createThrottledWarning(logger: Pick<Logger, 'warn'>, message: string): () => void {
  let warnedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - warnedAt < INTERVAL_MS) return;
    warnedAt = now;
    logger.warn(message);
  };
}
