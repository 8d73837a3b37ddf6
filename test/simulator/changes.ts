/** Notifies listeners of changes, and lets tests wait for a condition. */
export interface Changes {
  /** Reports a change. Each listener runs, and each wait checks its condition again. */
  notify(): void;
  /** Calls `listener` on every change from now on. */
  onChange(listener: () => void): void;
  /**
   * Calls `condition` now and after every change, and resolves with its first truthy value.
   * Rejects after `deadline` milliseconds. The error says what was expected and what was seen instead.
   */
  waitFor<T>(condition: () => T, expected?: string, deadline?: number): Promise<Truthy<T>>;
}

export type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;

// Ends a wait for something that never happens. Even a slow, busy machine needs far less time.
const DEFAULT_DEADLINE = 60_000;

/** @param describe says what is there now, for the error of a wait that fails. */
export function createChanges(describe: () => string): Changes {
  const listeners = new Set<() => void>();
  return {
    onChange: (listener) => {
      listeners.add(listener);
    },
    notify() {
      for (const listener of [...listeners]) listener();
    },
    waitFor<T>(condition: () => T, expected = condition.toString(), deadline = DEFAULT_DEADLINE) {
      return new Promise<Truthy<T>>((resolve, reject) => {
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          listeners.delete(check);
          settle();
        };
        const check = () => {
          try {
            const value = condition();
            if (value) finish(() => resolve(value as Truthy<T>));
          } catch (error) {
            finish(() => reject(error));
          }
        };
        const timer = setTimeout(() => {
          finish(() =>
            reject(new Error(`Waited ${deadline} ms for: ${expected}\nSeen instead:\n${describe()}`)),
          );
        }, deadline);
        listeners.add(check);
        check();
      });
    },
  };
}
