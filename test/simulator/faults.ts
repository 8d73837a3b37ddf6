import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpAnswer, Outcome } from './http.ts';

/** A refusal that is answered instead of doing what was asked. */
export interface Refusal {
  status?: number;
  /** Seconds. */
  retryAfter?: number;
  /** The remote's own error word or sentence. */
  error?: string;
  /** Which part of the request it is about, where the remote says so. */
  field?: string;
}

export type Fault =
  | Refusal
  /** Answers with a page, as a proxy in between does; with status 200 unless another is given. */
  | { page: string; status?: number }
  /** Never answers. */
  | { hang: true }
  /** Breaks the connection before doing anything. */
  | { reset: true }
  /** Does it, then breaks the connection: the caller cannot know. */
  | { loseAnswer: true }
  /** Does it once the promise has settled. */
  | { delayUntil: Promise<unknown> }
  /** Does it after so many milliseconds. */
  | { delayMs: number };

export interface Faults {
  /** The next `times` requests for `what` meet the fault; later ones are served again. */
  next(what: string, fault: Fault, times?: number): void;
  /** Forgets what was ordered for `what`. */
  clear(what: string): void;
  /** Takes the fault that a request for `what` meets, if one was ordered. */
  take(what: string): Fault | undefined;
}

export function createFaults(): Faults {
  const ordered = new Map<string, Fault[]>();
  return {
    next(what, fault, times = 1) {
      const queue = ordered.get(what) ?? [];
      for (let n = 0; n < times; n++) queue.push(fault);
      ordered.set(what, queue);
    },
    clear: (what) => {
      ordered.delete(what);
    },
    take: (what) => ordered.get(what)?.shift(),
  };
}

/** Does `act` as the fault lets it; a refusal is worded by `refuse`, in the remote's own format. */
export async function meet(
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
