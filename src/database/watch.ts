import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { inTime, LATE } from '../in-time.ts';
import { createOutage, type ReportFailure } from '../outage.ts';
import type { TimeLimits } from '../time-limits.ts';
import { assertReachable } from './ready.ts';

/** Between two looks at whether a database that is away is back. */
const LOOK_EVERY_MS = 500;
/** Looks in a row that find it there. What failed before the first may be reported after it. */
const SEEN_TO_BE_BACK = 2;

/** Knows whether the database is away, and writes so: one line at the beginning of an outage, and one at its end. */
export interface DatabaseWatch {
  readonly report: ReportFailure;
  /** Looks whether it is away, as something suggests it. */
  suspect(): void;
  /** Ends it before the pool is closed. */
  stop(): void;
}

/** Looks at the database when something fails, and until an outage is over; it costs nothing at other times. */
export function watchDatabase(
  pool: pg.Pool,
  logger: Logger,
  timeLimits: Pick<TimeLimits, 'readiness'>,
): DatabaseWatch {
  const outage = createOutage(logger);
  let looking: Promise<string | undefined> | undefined;
  let isAway = false;
  let isStopped = false;

  /** Why the database cannot be reached; `undefined` when it can. Those who ask at the same time share one look. */
  function look(): Promise<string | undefined> {
    looking ??= reasonOf(pool, timeLimits.readiness).finally(() => {
      looking = undefined;
    });
    return looking;
  }

  async function waitUntilBack(): Promise<void> {
    let seen = 0;
    while (seen < SEEN_TO_BE_BACK) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
      if (isStopped) return;
      seen = (await look()) === undefined ? seen + 1 : 0;
    }
    isAway = false;
    outage.end('The database is back');
  }

  async function check(): Promise<boolean> {
    if (isAway || isStopped) return isAway;
    const reason = await look();
    if (reason === undefined) return isAway;
    if (!isAway) {
      isAway = true;
      outage.begin('warn', { reason }, 'The database is away: wgw goes on by itself once it is back');
      void waitUntilBack();
    }
    return true;
  }

  pool.on('error', () => void check());
  return {
    report(level, fields, message) {
      void check().then((away) => logger[away ? 'debug' : level](fields, message));
    },
    suspect: () => void check(),
    stop() {
      isStopped = true;
    },
  };
}

async function reasonOf(pool: pg.Pool, milliseconds: number): Promise<string | undefined> {
  try {
    const answer = await inTime(milliseconds, assertReachable(pool));
    return answer === LATE ? 'no answer in time' : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
