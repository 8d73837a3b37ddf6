import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { createOutage, type ReportFailure } from '../outage.ts';
import type { TimeLimits } from '../time-limits.ts';
import { TIMED_OUT, withTimeout } from '../with-timeout.ts';
import { assertReachable } from './ready.ts';

/** The pause between two checks during an outage. */
const CHECK_EVERY_MS = 500;
/** How many successful checks in a row end an outage. A failure from before the first may be reported after it. */
const SUCCESSES_TO_END = 2;

/** Knows whether the database is away, and logs one line at the start of an outage and one at its end. */
export interface DatabaseWatch {
  readonly report: ReportFailure;
  /** Checks whether the database is away. Call it when something suggests so. */
  check(): void;
  /** Stops watching. Call it before the pool is closed. */
  stop(): void;
}

/** Checks the database when something fails, and until the outage is over. Does nothing at other times. */
export function watchDatabase(
  pool: pg.Pool,
  logger: Logger,
  timeLimits: Pick<TimeLimits, 'readiness'>,
): DatabaseWatch {
  const outage = createOutage(logger);
  let checking: Promise<string | undefined> | undefined;
  let isAway = false;
  let isStopped = false;

  /** Why the database cannot be reached; `undefined` if it can. Calls at the same time share one query. */
  function failureReason(): Promise<string | undefined> {
    checking ??= findFailureReason(pool, timeLimits.readiness).finally(() => {
      checking = undefined;
    });
    return checking;
  }

  async function waitUntilBack(): Promise<void> {
    let successes = 0;
    while (successes < SUCCESSES_TO_END) {
      await sleep(CHECK_EVERY_MS, undefined, { ref: false });
      if (isStopped) return;
      successes = (await failureReason()) === undefined ? successes + 1 : 0;
    }
    isAway = false;
    outage.end('The database is back');
  }

  async function isDatabaseAway(): Promise<boolean> {
    if (isAway || isStopped) return isAway;
    const reason = await failureReason();
    if (reason === undefined) return isAway;
    if (!isAway) {
      isAway = true;
      outage.begin('warn', { reason }, 'The database is away: wgw goes on by itself once it is back');
      void waitUntilBack();
    }
    return true;
  }

  pool.on('error', () => void isDatabaseAway());
  return {
    report(level, fields, message) {
      void isDatabaseAway().then((away) => logger[away ? 'debug' : level](fields, message));
    },
    check: () => void isDatabaseAway(),
    stop() {
      isStopped = true;
    },
  };
}

async function findFailureReason(pool: pg.Pool, milliseconds: number): Promise<string | undefined> {
  try {
    const answer = await withTimeout(milliseconds, assertReachable(pool));
    return answer === TIMED_OUT ? 'no answer in time' : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
