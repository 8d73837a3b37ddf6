/** Whether the app can serve. Callers at the same time share one check. */
export interface Readiness {
  /** Resolves to a recent result: only `true` is repeated, for a short time. */
  recent(): Promise<boolean>;
  /** Checks now. */
  current(): Promise<boolean>;
  /** Makes the next call of `recent` check again. */
  forget(): void;
}

/**
 * @param isReady checks whether the app can serve
 * @param milliseconds how long `recent` repeats `true`
 * @param now a clock in milliseconds, with any start
 */
export function createReadiness(
  isReady: () => Promise<boolean>,
  milliseconds: number,
  now: () => number = () => performance.now(),
): Readiness {
  let checking: Promise<boolean> | undefined;
  let readyUntil = Number.NEGATIVE_INFINITY;

  const forget = () => {
    readyUntil = Number.NEGATIVE_INFINITY;
  };
  async function check(): Promise<boolean> {
    try {
      const ready = await isReady();
      if (ready) readyUntil = now() + milliseconds;
      else forget();
      return ready;
    } finally {
      checking = undefined;
    }
  }
  const current = () => {
    checking ??= check();
    return checking;
  };
  return { recent: async () => now() < readyUntil || current(), current, forget };
}
