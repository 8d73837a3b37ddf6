export interface Changes {
  /** Says that something happened; whoever waits looks again. */
  notify(): void;
  /** Calls `listener` at every change from now on. */
  onChange(listener: () => void): void;
  /**
   * Resolves with what `condition` returns as soon as that is truthy; it is asked again at every change.
   * Rejects after `deadline` milliseconds, saying what was expected and what was seen instead.
   */
  waitFor<T>(condition: () => T, expected?: string, deadline?: number): Promise<Truthy<T>>;
}

export type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;

// It ends a wait for something that never comes, and measures nothing: a slow and busy machine stays far below it.
const DEFAULT_DEADLINE = 60_000;

export function createChanges(describe: () => string): Changes {
  const watchers = new Set<() => void>();
  return {
    onChange: (listener) => {
      watchers.add(listener);
    },
    notify() {
      for (const look of [...watchers]) look();
    },
    waitFor<T>(condition: () => T, expected = condition.toString(), deadline = DEFAULT_DEADLINE) {
      return new Promise<Truthy<T>>((resolve, reject) => {
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          watchers.delete(look);
          settle();
        };
        const look = () => {
          try {
            const value = condition();
            if (value) finish(() => resolve(value as Truthy<T>));
          } catch (error) {
            finish(() => reject(error));
          }
        };
        const timer = setTimeout(() => {
          finish(() =>
            reject(
              new Error(`Waited ${deadline} ms in vain for: ${expected}\nWhat was seen:\n${describe()}`),
            ),
          );
        }, deadline);
        watchers.add(look);
        look();
      });
    },
  };
}
