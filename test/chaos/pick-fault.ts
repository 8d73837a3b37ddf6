import type { Fault } from '../simulator/faults.ts';

/** Percentages of HTTP requests, with the fault that they get. All others work normally. */
export type Shares = readonly (readonly [number, Fault])[];

const noFault: Fault = { delayMs: 0 };

/** Picks a random fault for one HTTP request. */
export function pickFault(shares: Shares): Fault {
  let chance = Math.random() * 100;
  for (const [share, fault] of shares) {
    chance -= share;
    if (chance < 0) return fault;
  }
  return noFault;
}
