import type { Logger } from '../../../logger.ts';
import type { TimeLimits } from '../../../time-limits.ts';
import { TIMED_OUT, withTimeout } from '../../../with-timeout.ts';
import { createBoundedFetch } from '../../api/bounded-fetch.ts';
import { quietBoltLogger } from '../bolt-logger.ts';
import { GuardedClient } from './guarded-client.ts';

export interface WebSocketOptions {
  readonly appToken: string;
  /** Where `apps.connections.open` is asked for the WebSocket's address; with a trailing slash. */
  readonly apiUrl: string;
  readonly receive: (envelope: Envelope) => void;
  readonly logger: Pick<Logger, 'debug' | 'warn'>;
  readonly timeLimits: Pick<TimeLimits, 'slackApi' | 'slackHello'>;
}

/** What Slack would post otherwise, as it comes over the WebSocket. */
export interface Envelope {
  readonly body: Record<string, unknown>;
  /** Answers it; rejects where the WebSocket is closed. */
  readonly ack: (response?: unknown) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

/** One WebSocket to Slack. */
export interface Connection {
  /** Resolves at Slack's hello. Rejects where it does not open, or where Slack or `close` ends it before. */
  readonly opened: Promise<void>;
  /** Resolves once it is closed, by whichever side. */
  readonly closed: Promise<void>;
  /** Closes it, in whatever phase it is, within about a second. */
  close(): Promise<void>;
}

/** How long Slack's goodbye is waited for. */
const CLOSE_WITHIN_MS = 1_000;

/** Opens one WebSocket to Slack, which is not opened again. Never throws: what goes wrong rejects `opened`. */
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
      // It tells of every try; the caller says once what is wrong.
      logger: quietBoltLogger(logger),
    },
    () => logger.warn("A message over Slack's WebSocket made no sense"),
  );
  client.on('slack_event', receive);
  // It goes on to open the WebSocket when it is told to disconnect just before.
  client.once('connecting', () => {
    if (givenUp.signal.aborted) queueMicrotask(disconnect);
  });
  const closed = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));

  function disconnect(): void {
    // Its promise resolves with `closed`, and never rejects.
    void client.disconnect();
  }
  async function close(): Promise<void> {
    givenUp.abort();
    disconnect();
    // The second time it does not wait for Slack's goodbye.
    if ((await withTimeout(CLOSE_WITHIN_MS, closed)) === TIMED_OUT) disconnect();
  }
  async function open(): Promise<void> {
    try {
      const hello = await withTimeout(timeLimits.slackHello, client.start());
      if (hello === TIMED_OUT) throw new Error('Slack did not open the WebSocket in time.');
    } catch (error) {
      await close();
      // It rejects with nothing where the WebSocket is closed before the hello.
      throw error ?? new Error('The WebSocket was closed before Slack said hello.');
    }
  }
  return { opened: open(), closed, close };
}
