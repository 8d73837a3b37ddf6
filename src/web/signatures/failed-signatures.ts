import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { ClientLimits } from '../http/client-limits.ts';
import { HttpError } from '../http/http-error.ts';
import { createOccasionalWarning } from '../http/occasional-warning.ts';

/** In bytes. Slack's own bodies are smaller, nearly all. */
const SUSPECT_LIMIT = 256 * 1024;

/** Counts the requests of a signed route whose signature is missing or wrong. */
export interface FailedSignatures {
  /**
   * Asked before a body is read: a client whose signatures fail too often may send no large ones. Small ones are still
   * checked, since anybody can have Slack or SendGrid send us requests with a signature of theirs.
   *
   * @throws HttpError 429
   */
  assertMaySend(request: IncomingMessage): void;
  /**
   * Does what comes before the signature is checked, such as reading the body. A refusal counts, too: nobody knows who
   * sent the request.
   */
  before<Result>(request: IncomingMessage, work: () => Promise<Result>): Promise<Result>;
  /** Counts one. @throws HttpError always: 401, or 429 where the client has reached its limit */
  refuse(request: IncomingMessage): never;
}

interface FailedSignaturesOptions {
  readonly limits: ClientLimits;
  readonly logger: Pick<Logger, 'warn'>;
  /** The name of the header that holds the signature, in small letters. */
  readonly header: string;
  /** What the log says where a signature is there but wrong: the operator may have to act. */
  readonly warning: string;
}

export function createFailedSignatures(options: FailedSignaturesOptions): FailedSignatures {
  const { limits, logger, header, warning } = options;
  const warn = createOccasionalWarning(logger, warning);
  return {
    assertMaySend(request) {
      // A body without a length in its headers may be large.
      const isSmall = Number(request.headers['content-length']) <= SUSPECT_LIMIT;
      if (!isSmall) limits.assertBelow(request, 'failedSignatures');
    },
    async before(request, work) {
      try {
        return await work();
      } catch (error) {
        const isSenders = error instanceof HttpError && error.status < 500;
        if (isSenders) limits.count(request, 'failedSignatures');
        throw error;
      }
    },
    refuse(request) {
      if (request.headers[header] !== undefined) warn();
      limits.count(request, 'failedSignatures');
      throw new HttpError(401, 'The request is not signed, or wrongly.');
    },
  };
}
