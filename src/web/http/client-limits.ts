import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import { clientAddress } from './client-address.ts';
import { HttpError } from './http-error.ts';

const WINDOW_MS = 60_000;
/** Beyond so many counts, those of the clients that were not seen for longest are forgotten. */
const MAX_COUNTS = 20_000;

/** How much one client address may do in a minute. Everybody in an office may share one address. */
export interface PerMinute {
  /** Pages and forms, and whatever has no limit of its own. */
  readonly pages: number;
  readonly avatars: number;
  /** Avatars that are not in the cache. */
  readonly drawings: number;
  /** Requests of Slack's and SendGrid's routes that are not signed, or wrongly. */
  readonly failedSignatures: number;
}

export type Counted = keyof PerMinute;

export const defaultPerMinute: PerMinute = {
  pages: 300,
  avatars: 1_200,
  drawings: 120,
  failedSignatures: 300,
};

/** Counts what clients do, in the memory of this process: each replica counts for itself. */
export interface ClientLimits {
  /** @throws HttpError 429, with Retry-After, once the client's address has reached its limit. */
  count(request: IncomingMessage, what: Counted): void;
  /** Throws as `count` does, but counts nothing. */
  assertBelow(request: IncomingMessage, what: Counted): void;
}

/**
 * @param now in milliseconds, from any beginning
 */
export function createClientLimits(
  perMinute: PerMinute,
  now: () => number = () => performance.now(),
): ClientLimits {
  // A count lives for one minute from the first request in it. The cache bounds the memory, however many come.
  const counts = new LRUCache<string, { count: number }>({
    max: MAX_COUNTS,
    ttl: WINDOW_MS,
    ttlResolution: 0,
    perf: { now },
  });

  function assertAtMost(key: string, most: number): void {
    if ((counts.get(key)?.count ?? 0) <= most) return;
    const seconds = Math.max(1, Math.ceil(counts.getRemainingTTL(key) / 1000));
    throw new HttpError(429, 'Too many requests.', { 'Retry-After': String(seconds) });
  }

  return {
    count(request, what) {
      const key = keyOf(request, what);
      const counted = counts.get(key);
      if (counted === undefined) counts.set(key, { count: 1 });
      else counted.count += 1;
      assertAtMost(key, perMinute[what]);
    },
    assertBelow(request, what) {
      assertAtMost(keyOf(request, what), perMinute[what] - 1);
    },
  };
}

function keyOf(request: IncomingMessage, what: Counted): string {
  return `${what} ${clientAddress(request)}`;
}
