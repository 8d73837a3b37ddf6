import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Logger } from '../../../logger.ts';
import { createOutage, type Outage } from '../../../outage.ts';
import type { TimeLimits } from '../../../time-limits.ts';
import { TIMED_OUT, withTimeout } from '../../../with-timeout.ts';
import { isFinal, slackErrorCode } from '../../api/web-api-errors.ts';
import type { Connection } from './open-web-socket.ts';

interface StayConnectedOptions {
  readonly connect: () => Connection;
  readonly logger: Logger;
  /** The pause before the next attempt in milliseconds, by the number of failures in a row. */
  readonly pause?: (failures: number) => number;
  readonly timeLimits: Pick<TimeLimits, 'slackSocketStays'>;
}

export interface StayingConnected {
  /** Resolves when the first attempt has succeeded or failed. Never rejects. */
  readonly firstAttempt: Promise<void>;
  /** Closes the connection in any phase, and opens no other. Never rejects. */
  stop(): Promise<void>;
}

const MAX_PAUSE_MS = 60_000;
// Slack says how long to wait. A timer of many days would fire at once.
const MAX_RATE_LIMIT_MS = 600_000;

/** The pause in milliseconds: 1 s, 2 s, 4 s and so on, up to a minute; none after a connection that lasted. */
export function growingPause(failures: number): number {
  return failures === 0 ? 0 : Math.min(1_000 * 2 ** (failures - 1), MAX_PAUSE_MS);
}

/**
 * Keeps a connection to Slack open, and logs one line for each outage. Slack closes each connection after some hours: the
 * next one opens at once.
 */
export function stayConnected(options: StayConnectedOptions): StayingConnected {
  const { connect, logger, timeLimits, pause = growingPause } = options;
  const outage = createOutage(logger);
  const stopping = new AbortController();
  let connection = connect();
  const firstAttempt = connection.opened.catch(() => {
    // `run` logs this failure.
  });

  async function hold(): Promise<void> {
    await connection.opened;
    if ((await withTimeout(timeLimits.slackSocketStays, connection.closed)) !== TIMED_OUT) {
      throw new Error('The WebSocket was closed as soon as it was open.');
    }
    outage.end('The WebSocket to Slack is open again');
    await connection.closed;
  }

  async function run(): Promise<void> {
    let failures = 0;
    for (;;) {
      let rateLimit = 0;
      try {
        await hold();
        failures = 0;
      } catch (error) {
        if (stopping.signal.aborted) return;
        failures += 1;
        report(outage, error);
        rateLimit = rateLimitOf(error);
      }
      await pauseUnless(stopping.signal, Math.max(pause(failures), rateLimit));
      if (stopping.signal.aborted) return;
      connection = connect();
    }
  }

  const running = run();
  return {
    firstAttempt,
    async stop() {
      stopping.abort();
      await connection.close();
      await running;
    },
  };
}

/** Logs an error that only an operator can fix as `fatal`. */
function report(outage: Outage, error: unknown): void {
  if (isFinal(error)) {
    const message =
      "Slack opens no WebSocket for wgw: check SLACK_APP_TOKEN, and that Socket Mode is on in the app's settings. Until then wgw goes on trying";
    outage.begin('fatal', { reason: slackErrorCode(error) }, message);
  } else {
    outage.begin('warn', { err: error }, 'The WebSocket to Slack cannot be opened: wgw goes on trying');
  }
}

function rateLimitOf(error: unknown): number {
  return error instanceof WebAPIRateLimitedError ? Math.min(error.retryAfter * 1000, MAX_RATE_LIMIT_MS) : 0;
}

async function pauseUnless(stopping: AbortSignal, milliseconds: number): Promise<void> {
  await sleep(milliseconds, undefined, { signal: stopping }).catch(() => {
    // `sleep` rejects only when the signal cuts it short.
  });
}
