import { vi } from 'vitest';

/**
 * How long a test waits for something that never comes, in milliseconds. It ends the wait and measures nothing: a slow
 * and busy machine stays far below it.
 */
export const DEADLINE_MS = 60_000;

/** Asks again and again until `check` neither throws nor resolves with `false`; resolves with what it returned. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(
    async () => {
      const found = await check();
      if (found === false) throw new Error(`This did not come true: ${check}`);
      return found;
    },
    { timeout: DEADLINE_MS, interval: 20 },
  );
}
