import type { App, Receiver } from '@slack/bolt';
import type { Logger } from '../../../logger.ts';
import type { TimeLimits } from '../../../time-limits.ts';
import { withTimeout } from '../../../with-timeout.ts';
import { createInFlight } from '../in-flight.ts';
import { type Envelope, openWebSocket, type WebSocketOptions } from './open-web-socket.ts';
import { type StayingConnected, stayConnected } from './stay-connected.ts';

interface SocketReceiverOptions extends Pick<WebSocketOptions, 'appToken' | 'apiUrl'> {
  /** Receives the errors of listeners. */
  readonly onFailure: (error: unknown) => void;
  readonly logger: Logger;
  readonly timeLimits: TimeLimits;
}

/** Bolt's receiver over a WebSocket. No answer of Slack makes it reject or stop. */
export interface SocketReceiver extends Receiver {
  /** Opens the WebSocket and keeps it open; resolves when the first attempt has succeeded or failed. */
  start(): Promise<void>;
  /** Waits until the received messages are answered, at most until the time limit, and closes the WebSocket. */
  stop(): Promise<void>;
}

export function createSocketReceiver(options: SocketReceiverOptions): SocketReceiver {
  const { appToken, apiUrl, onFailure, logger, timeLimits } = options;
  const unanswered = createInFlight();
  let app: App | undefined;
  let staying: StayingConnected | undefined;

  async function handle(
    { body, ack, retry_num, retry_reason }: Envelope,
    answered: () => void,
  ): Promise<void> {
    let isAnswered = false;
    const acknowledge = async (response?: unknown) => {
      if (isAnswered) return;
      isAnswered = true;
      await ack(response).finally(answered);
    };
    try {
      await app?.processEvent({
        body,
        ack: acknowledge,
        ...(retry_num !== undefined && { retryNum: retry_num }),
        ...(retry_reason !== undefined && { retryReason: retry_reason }),
      });
    } catch (error) {
      onFailure(error);
    }
  }

  function receive(envelope: Envelope): void {
    const acknowledged = new Promise<void>((answered) => {
      void handle(envelope, answered).finally(answered);
    });
    void unanswered.track(acknowledged);
  }

  function connect() {
    const connection = openWebSocket({ appToken, apiUrl, receive, logger, timeLimits });
    return {
      ...connection,
      async close() {
        await withTimeout(timeLimits.slackLastAnswers, unanswered.settled());
        await connection.close();
      },
    };
  }

  return {
    init(bolt) {
      app = bolt;
    },
    async start() {
      staying ??= stayConnected({ connect, logger, timeLimits });
      await staying.firstAttempt;
    },
    async stop() {
      await staying?.stop();
    },
  };
}
