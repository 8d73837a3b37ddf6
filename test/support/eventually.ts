import { vi } from 'vitest';

/**
 * How long a test waits before it fails, in milliseconds. It measures nothing: even a slow and busy machine stays far
 * below it.
 */
export const DEADLINE_MS = 60_000;

/** Calls `check` until it neither throws nor returns `false`. Resolves with its result. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(
    async () => {
      const result = await check();
      if (result === false) throw new Error(`This did not come true: ${check}`);
      return result;
    },
    { timeout: DEADLINE_MS, interval: 20 },
  );
}
