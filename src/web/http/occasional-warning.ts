import type { Logger } from 'pino';

const EVERY_MS = 60_000;

/** Makes the function that logs a warning, at most once a minute: anybody can cause it, and none shall fill the log. */
export function createOccasionalWarning(logger: Pick<Logger, 'warn'>, message: string): () => void {
  let warnedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - warnedAt < EVERY_MS) return;
    warnedAt = now;
    logger.warn(message);
  };
}
