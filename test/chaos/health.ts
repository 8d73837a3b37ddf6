import { setTimeout as sleep } from 'node:timers/promises';
import type { Replica } from './replica.ts';

/** When waiting for a change is given up. */
export const LATEST_MS = 10_000;

/** Waits until `/readyz` of every replica answers this status. Resolves with how many milliseconds the last one took. */
export async function untilReadiness(replicas: readonly Replica[], expected: 200 | 503): Promise<number> {
  const start = performance.now();
  const took = () => performance.now() - start;
  await Promise.all(
    replicas.map(async (replica) => {
      while ((await statusOf(replica, '/readyz')) !== expected && took() < LATEST_MS) await sleep(20);
    }),
  );
  return took();
}

/** Asks for `/healthz` of every replica until told that it is over. Resolves with how often it was not 200. */
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
  const answer = await fetch(url + path, { signal: AbortSignal.timeout(LATEST_MS) }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status;
}
