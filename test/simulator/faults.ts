import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpAnswer, Outcome } from './http.ts';

/** An error answer. The request is not carried out. */
export interface Refusal {
  status?: number;
  /** Seconds. */
  retryAfter?: number;
  /** The service's own error code or sentence. */
  error?: string;
  /** The part of the request that is wrong, if the service names it. */
  field?: string;
}

/** What goes wrong with one request. */
export type Fault =
  | Refusal
  /** Answers with an HTML page, as a proxy does. The status is 200 by default. */
  | { page: string; status?: number }
  /** Never answers. */
  | { hang: true }
  /** Resets the connection before carrying out the request. */
  | { reset: true }
  /** Carries out the request, then resets the connection. The caller cannot know what happened. */
  | { loseAnswer: true }
  /** Carries out the request when the promise has settled. */
  | { delayUntil: Promise<unknown> }
  /** Carries out the request after this many milliseconds. */
  | { delayMs: number };

/** Faults for coming requests, by what they ask for: a method of the Web API, for example. */
export interface Faults {
  /** The next `times` requests for `what` get the fault. Later ones work again. */
  next(what: string, fault: Fault, times?: number): void;
  /** Removes the faults for `what`. */
  clear(what: string): void;
  /** Removes and returns the next fault for `what`, if there is one. */
  take(what: string): Fault | undefined;
}

export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  return {
    next(what, fault, times = 1) {
      const queue = queues.get(what) ?? [];
      for (let n = 0; n < times; n++) queue.push(fault);
      queues.set(what, queue);
    },
    clear: (what) => {
      queues.delete(what);
    },
    take: (what) => queues.get(what)?.shift(),
  };
}

/**
 * Calls `act` as far as the fault allows.
 *
 * @param refuse writes an error answer in the service's own format.
 */
export async function applyFault(
  fault: Fault | undefined,
  act: () => Promise<HttpAnswer>,
  refuse: (refusal: Refusal) => HttpAnswer,
): Promise<Outcome> {
  if (fault === undefined) return act();
  if ('hang' in fault) return 'hang';
  if ('reset' in fault) return 'reset';
  if ('page' in fault) {
    return { status: fault.status ?? 200, headers: { 'content-type': 'text/html' }, body: fault.page };
  }
  if ('loseAnswer' in fault) {
    await act();
    return 'reset';
  }
  if ('delayUntil' in fault) {
    await fault.delayUntil;
    return act();
  }
  if ('delayMs' in fault) {
    await sleep(fault.delayMs, undefined, { ref: false });
    return act();
  }
  return refuse(fault);
}
