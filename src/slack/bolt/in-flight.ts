/** Tracks work that continues after its request was acknowledged, so that stopping can wait for it. */
export interface InFlight {
  track<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves once no work is in progress. */
  settled(): Promise<void>;
}

export function createInFlight(): InFlight {
  const inProgress = new Set<Promise<unknown>>();
  return {
    track(work) {
      inProgress.add(work);
      const done = () => inProgress.delete(work);
      work.then(done, done);
      return work;
    },
    async settled() {
      while (inProgress.size > 0) await Promise.allSettled(inProgress);
    },
  };
}
