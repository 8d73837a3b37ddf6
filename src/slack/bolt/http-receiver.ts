import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { Logger } from '../../logger.ts';
import type { TimeLimits } from '../../time-limits.ts';
import { boltLogger } from './bolt-logger.ts';

const PATH = '/slack/events';

/** Takes the requests of `POST /slack/events` whose signature was checked already: Bolt is told not to. */
export interface SlackEvents {
  readonly signingSecret: string;
  /**
   * @param request with the bytes of its body, signed with the signing secret
   * @throws where it has none: Bolt would read and believe a body that nobody checked.
   */
  handle(request: IncomingMessage & { readonly rawBody: Buffer }, response: ServerResponse): void;
}

interface HttpReceiverOptions {
  readonly signingSecret: string;
  /** Told of what no listener could deal with. */
  readonly onFailure: (error: unknown) => void;
  readonly logger: Logger;
  readonly timeLimits: Pick<TimeLimits, 'slackAcknowledgement'>;
}

/** Bolt's receiver of HTTP requests, and what hands them to it. */
export function createHttpReceiver({ signingSecret, onFailure, logger, timeLimits }: HttpReceiverOptions): {
  receiver: HTTPReceiver;
  events: SlackEvents;
} {
  const receiver = new HTTPReceiver({
    // Checked before anything is parsed. Bolt would parse a form first, and take a timestamp from the future.
    signatureVerification: false,
    signingSecret,
    endpoints: PATH,
    logger: boltLogger(logger),
    unhandledRequestTimeoutMillis: timeLimits.slackAcknowledgement,
    // Called for every request that was not acknowledged in time, those refused at once among them.
    unhandledRequestHandler: ({ response }) => {
      if (response.writableEnded) return;
      logger.error('A request from Slack was not acknowledged in time');
      response.writeHead(404).end();
    },
    processEventErrorHandler: async ({ error, response }) => {
      // What took too long was answered already, and the answer comes too late.
      if (!response.writableEnded) onFailure(error);
      if (!response.headersSent) response.writeHead(400).end();
      return false;
    },
  });
  return {
    receiver,
    events: {
      signingSecret,
      handle(request, response) {
        if (!Buffer.isBuffer(request.rawBody)) throw new Error('The signature was not checked.');
        // Bolt compares the path as it was sent, and would throw for `/slack/%65vents`.
        request.url = PATH;
        receiver.requestListener(request, response);
      },
    },
  };
}
