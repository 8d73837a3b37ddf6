import { setTimeout as sleep } from 'node:timers/promises';
import type { Replica } from './replica.ts';

/** The longest time to wait for a change of readiness. */
export const MAX_DELAY_MS = 10_000;

/** Waits until `/readyz` of every replica has this status. Resolves with the milliseconds that the slowest one took. */
export async function waitForReadiness(replicas: readonly Replica[], expected: 200 | 503): Promise<number> {
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  await Promise.all(
    replicas.map(async (replica) => {
      while ((await statusOf(replica, '/readyz')) !== expected && elapsed() < MAX_DELAY_MS) await sleep(20);
    }),
  );
  return elapsed();
}

/** Polls `/healthz` of every replica until `isOver`. Resolves with how often it was not 200. */
export async function countUnhealthy(replicas: readonly Replica[], isOver: () => boolean): Promise<number> {
  let unhealthy = 0;
  await Promise.all(
    replicas.map(async (replica) => {
      while (!isOver()) {
        if ((await statusOf(replica, '/healthz')) !== 200) unhealthy += 1;
        await sleep(100);
      }
    }),
  );
  return unhealthy;
}

async function statusOf({ url }: Replica, path: string): Promise<number | undefined> {
  const answer = await fetch(url + path, { signal: AbortSignal.timeout(MAX_DELAY_MS) }).catch(
    () => undefined,
  );
  await answer?.body?.cancel();
  return answer?.status;
}
