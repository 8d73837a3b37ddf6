import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { ReadBody } from './body.ts';
import type { ClientLimits } from './client-limits.ts';
import { HttpError } from './response.ts';
import type { Exchange } from './router.ts';
import { createThrottledWarning } from './throttled-warning.ts';

/** In bytes. Nearly all bodies that Slack sends are smaller. */
const SMALL_BODY = 256 * 1024;

interface SignedBodyOptions<Signature> {
  readonly readBody: ReadBody;
  readonly limits: ClientLimits;
  readonly logger: Pick<Logger, 'warn'>;
  readonly maxBytes: number;
  /** The name of the header with the signature, in lower case. */
  readonly signatureHeader: string;
  /** Logged when a signature is present but wrong, because the operator may have to act. */
  readonly warning: string;
  /** Whether the sender made this signature for this body. */
  readonly isSigned: (signature: Signature, rawBody: Buffer) => boolean;
  /** Checks the other headers before the body is read. Throws HttpError. */
  readonly checkHeaders?: (headers: IncomingHttpHeaders) => void;
}

/**
 * Reads the body of an HTTP request and checks its signature. Without a signature, it does not read the body.
 *
 * @param signature the signature that the headers claim; `undefined` if they have none that could be valid
 * @throws HttpError 401 if the signature is missing or wrong, 429 if the client sends too many such requests, and as
 *   `readBody` does
 */
type ReadSignedBody<Signature> = (exchange: Exchange, signature: Signature | undefined) => Promise<Buffer>;

/** Makes the function that reads the bodies of a route that only one sender may use. */
export function createSignedBodyReader<Signature>(
  options: SignedBodyOptions<Signature>,
): ReadSignedBody<Signature> {
  const { readBody, limits, logger, maxBytes, signatureHeader, isSigned, checkHeaders } = options;
  const warn = createThrottledWarning(logger, options.warning);

  /**
   * Rejects large bodies of a client whose signatures fail too often. Small bodies are still accepted: anybody can make
   * Slack or SendGrid send HTTP requests with another signature, and would otherwise block the real ones.
   */
  function assertMaySend(request: IncomingMessage): void {
    // A body without a length in its headers may be large.
    const isSmall = Number(request.headers['content-length']) <= SMALL_BODY;
    if (!isSmall) limits.assertBelow(request, 'failedSignatures');
  }

  function refuse(request: IncomingMessage): never {
    if (request.headers[signatureHeader] !== undefined) warn();
    limits.count(request, 'failedSignatures');
    throw new HttpError(401, 'The request is not signed, or wrongly.');
  }

  return async (exchange, signature) => {
    const { request } = exchange;
    if (signature === undefined) return refuse(request);
    try {
      checkHeaders?.(request.headers);
      assertMaySend(request);
      const rawBody = await readBody(exchange, maxBytes);
      if (isSigned(signature, rawBody)) return rawBody;
    } catch (error) {
      // This counts as a failed signature too: the sender is still unknown.
      const isSenderFault = error instanceof HttpError && error.status < 500;
      if (isSenderFault) limits.count(request, 'failedSignatures');
      throw error;
    }
    return refuse(request);
  };
}
