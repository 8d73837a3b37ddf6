import type { Fault } from '../simulator/faults.ts';

/** Of a hundred requests, how many meet what. The others are served. */
export type Shares = readonly (readonly [number, Fault])[];

const served: Fault = { delayMs: 0 };

/** What one request meets. */
export function pickFault(shares: Shares): Fault {
  let chance = Math.random() * 100;
  for (const [share, fault] of shares) {
    chance -= share;
    if (chance < 0) return fault;
  }
  return served;
}
