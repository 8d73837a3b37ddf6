import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { Logger } from '../../logger.ts';
import type { TimeLimits } from '../../time-limits.ts';
import { boltLogger } from './bolt-logger.ts';

const PATH = '/slack/events';

/** Handles the HTTP requests to `POST /slack/events` after their signature was checked, so that Bolt does not check it. */
export interface SlackEvents {
  readonly signingSecret: string;
  /**
   * @param request an HTTP request with the bytes of its body, which are signed with the signing secret
   * @throws Error if it has no bytes: Bolt would read and trust an unchecked body.
   */
  handle(request: IncomingMessage & { readonly rawBody: Buffer }, response: ServerResponse): void;
}

interface HttpReceiverOptions {
  readonly signingSecret: string;
  /** Receives the errors of listeners. */
  readonly onFailure: (error: unknown) => void;
  readonly logger: Logger;
  readonly timeLimits: Pick<TimeLimits, 'slackAcknowledgement'>;
}

/** Creates Bolt's receiver of HTTP requests, and the handler that passes requests to it. */
export function createHttpReceiver({ signingSecret, onFailure, logger, timeLimits }: HttpReceiverOptions): {
  receiver: HTTPReceiver;
  events: SlackEvents;
} {
  const receiver = new HTTPReceiver({
    // wgw checks the signature before it parses anything. Bolt would parse a form first, and accept a future timestamp.
    signatureVerification: false,
    signingSecret,
    endpoints: PATH,
    logger: boltLogger(logger),
    unhandledRequestTimeoutMillis: timeLimits.slackAcknowledgement,
    // Bolt calls this for every request that was not acknowledged in time, even for one that it refused at once.
    unhandledRequestHandler: ({ response }) => {
      if (response.writableEnded) return;
      logger.error('A request from Slack was not acknowledged in time');
      response.writeHead(404).end();
    },
    processEventErrorHandler: async ({ error, response }) => {
      // A request that took too long was answered already, and a later answer would come too late.
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
        // Bolt compares the raw path, and would throw for `/slack/%65vents`.
        request.url = PATH;
        receiver.requestListener(request, response);
      },
    },
  };
}
