import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import { clientAddress } from './client-address.ts';
import { HttpError } from './response.ts';

const WINDOW_MS = 60_000;
/** Above this number, the counts of the clients that were not seen for the longest time are dropped. */
const MAX_COUNTS = 20_000;

/** How many HTTP requests one client address may send in a minute. A whole office may share one address. */
export interface PerMinute {
  /** Pages and forms, and everything without its own limit. */
  readonly pages: number;
  readonly avatars: number;
  /** Avatars that are not in the cache and have to be drawn. */
  readonly drawings: number;
  /** HTTP requests to the routes of Slack and SendGrid without a valid signature. */
  readonly failedSignatures: number;
}

export type LimitName = keyof PerMinute;

export const defaultPerMinute: PerMinute = {
  pages: 300,
  avatars: 1_200,
  drawings: 120,
  failedSignatures: 300,
};

/** Counts the HTTP requests of each client, in the memory of this process: each replica counts for itself. */
export interface ClientLimits {
  /** Counts one. @throws HttpError 429, with Retry-After, if the client's address exceeds its limit. */
  count(request: IncomingMessage, limit: LimitName): void;
  /** Counts nothing. @throws HttpError 429 if `count` would throw it. */
  assertBelow(request: IncomingMessage, limit: LimitName): void;
}

/**
 * @param now a clock in milliseconds, with any start
 */
export function createClientLimits(
  perMinute: PerMinute,
  now: () => number = () => performance.now(),
): ClientLimits {
  // A count lasts for one minute from its first request. The cache limits the memory, whatever clients send.
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
    count(request, limit) {
      const key = keyOf(request, limit);
      const counted = counts.get(key);
      if (counted === undefined) counts.set(key, { count: 1 });
      else counted.count += 1;
      assertAtMost(key, perMinute[limit]);
    },
    assertBelow(request, limit) {
      assertAtMost(keyOf(request, limit), perMinute[limit] - 1);
    },
  };
}

function keyOf(request: IncomingMessage, limit: LimitName): string {
  return `${limit} ${clientAddress(request)}`;
}
