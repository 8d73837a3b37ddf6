import type { Logger } from '../../../logger.ts';
import type { TimeLimits } from '../../../time-limits.ts';
import { TIMED_OUT, withTimeout } from '../../../with-timeout.ts';
import { createBoundedFetch } from '../../api/bounded-fetch.ts';
import { quietBoltLogger } from '../bolt-logger.ts';
import { GuardedClient } from './guarded-client.ts';

export interface WebSocketOptions {
  readonly appToken: string;
  /** The URL of the Web API, which gives the WebSocket's address; with a trailing slash. */
  readonly apiUrl: string;
  readonly receive: (envelope: Envelope) => void;
  readonly logger: Pick<Logger, 'debug' | 'warn'>;
  readonly timeLimits: Pick<TimeLimits, 'slackApi' | 'slackHello'>;
}

/** An interaction, command or event that arrives over the WebSocket, which Slack would post otherwise. */
export interface Envelope {
  readonly body: Record<string, unknown>;
  /** Answers it. Rejects if the WebSocket is closed. */
  readonly ack: (response?: unknown) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

/** One WebSocket to Slack. */
export interface Connection {
  /** Resolves at Slack's hello. Rejects if it does not open, or if Slack or `close` closes it before. */
  readonly opened: Promise<void>;
  /** Resolves once either side has closed it. */
  readonly closed: Promise<void>;
  /** Closes it in any phase, within about a second. */
  close(): Promise<void>;
}

/** How long to wait for Slack to close its side, in milliseconds. */
const CLOSE_WITHIN_MS = 1_000;

/** Opens one WebSocket to Slack, and does not reopen it. Never throws: a failure rejects `opened`. */
export function openWebSocket(options: WebSocketOptions): Connection {
  const { appToken, apiUrl, receive, logger, timeLimits } = options;
  const boundedFetch = createBoundedFetch(timeLimits);
  const givenUp = new AbortController();
  const client = new GuardedClient(
    {
      appToken,
      autoReconnectEnabled: false,
      clientOptions: {
        slackApiUrl: apiUrl,
        fetch: (url, init) => boundedFetch(url, { ...init, signal: givenUp.signal }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
      // The client logs every attempt. The caller logs a failure once.
      logger: quietBoltLogger(logger),
    },
    () => logger.warn("A message over Slack's WebSocket made no sense"),
  );
  client.on('slack_event', receive);
  // The client still opens the WebSocket if `disconnect` was called just before.
  client.once('connecting', () => {
    if (givenUp.signal.aborted) queueMicrotask(disconnect);
  });
  const closed = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));

  function disconnect(): void {
    // This promise resolves with `closed`, and never rejects.
    void client.disconnect();
  }
  async function close(): Promise<void> {
    givenUp.abort();
    disconnect();
    // A second call does not wait for Slack.
    if ((await withTimeout(CLOSE_WITHIN_MS, closed)) === TIMED_OUT) disconnect();
  }
  async function open(): Promise<void> {
    try {
      const hello = await withTimeout(timeLimits.slackHello, client.start());
      if (hello === TIMED_OUT) throw new Error('Slack did not open the WebSocket in time.');
    } catch (error) {
      await close();
      // The client rejects with `undefined` if the WebSocket is closed before the hello.
      throw error ?? new Error('The WebSocket was closed before Slack said hello.');
    }
  }
  return { opened: open(), closed, close };
}
