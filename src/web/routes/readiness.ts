/** Whether the app can serve, asked once for everybody who asks at the same time. */
export interface Readiness {
  /** The answer. Yes may be some time old. */
  recent(): Promise<boolean>;
  /** The answer of now. */
  current(): Promise<boolean>;
  /** Has `recent` ask anew, as something happened. */
  forget(): void;
}

/**
 * @param isReady whether the app can serve now
 * @param milliseconds for how long `recent` repeats yes
 * @param now in milliseconds, from any beginning
 */
export function createReadiness(
  isReady: () => Promise<boolean>,
  milliseconds: number,
  now: () => number = () => performance.now(),
): Readiness {
  let asking: Promise<boolean> | undefined;
  let readyUntil = Number.NEGATIVE_INFINITY;

  const forget = () => {
    readyUntil = Number.NEGATIVE_INFINITY;
  };
  async function ask(): Promise<boolean> {
    try {
      const ready = await isReady();
      if (ready) readyUntil = now() + milliseconds;
      else forget();
      return ready;
    } finally {
      asking = undefined;
    }
  }
  const current = () => {
    asking ??= ask();
    return asking;
  };
  return { recent: async () => now() < readyUntil || current(), current, forget };
}
