import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.ts';
import type { Exchange } from './router.ts';

/** A body in many small pieces costs more than its bytes: each piece counts as this many at least. */
const LEAST_BYTES_OF_A_PIECE = 512;
/** How much the pieces of a body may count beyond the limit of its bytes. */
const ALLOWANCE_FOR_PIECES = 64 * 1024;
const MAX_BYTES_TO_DISCARD = 2 * 1024 * 1024;
const RETRY_AFTER_SECONDS = 5;

export interface BodyLimits {
  /** How long a body may take. */
  readonly timeoutMilliseconds: number;
  /** How many bytes of unfinished bodies there may be at once, over all connections. */
  readonly bytesAtOnce: number;
}

/**
 * Reads the whole body of a request, of at most `limit` bytes. When all bodies together exceed what they may, the
 * oldest unfinished one makes room: a slow sender cannot keep out the others.
 *
 * @throws HttpError 413 over the limit, 408 when the body is not there in time, 503 when it had to make room, 400 when
 *   it breaks off or comes in too many pieces
 */
export type ReadBody = (exchange: Pick<Exchange, 'request' | 'response'>, limit: number) => Promise<Buffer>;

/** Makes the function with which all routes of a server read bodies. */
export function createBodyReader({ timeoutMilliseconds, bytesAtOnce }: BodyLimits): ReadBody {
  /** How to refuse each unfinished body, the oldest first. */
  const unfinished = new Set<(error: HttpError) => void>();
  let counted = 0;

  function makeRoom(): void {
    for (const refuse of unfinished) {
      if (counted <= bytesAtOnce) return;
      refuse(tooManyBodies());
    }
  }

  return ({ request, response }, limit) =>
    new Promise((resolve, reject) => {
      // A sender that waits for a sign that the body is wanted gets it once the headers were checked.
      if (isWaitingForContinue(request)) response.writeContinue();
      const pieces: Buffer[] = [];
      let size = 0;
      let cost = 0;

      function finish(): void {
        clearTimeout(timer);
        unfinished.delete(refuse);
        counted -= cost;
        request.off('data', take).off('end', accept).off('close', breakOff);
      }
      function refuse(error: HttpError): void {
        finish();
        reject(error);
      }
      function accept(): void {
        finish();
        resolve(Buffer.concat(pieces));
      }
      function breakOff(): void {
        refuse(new HttpError(400, 'The body broke off.'));
      }
      function take(piece: Buffer): void {
        const pieceCost = costOf(piece);
        pieces.push(piece);
        size += piece.length;
        cost += pieceCost;
        counted += pieceCost;
        if (size > limit) refuse(tooLong(limit));
        else if (cost > limit + ALLOWANCE_FOR_PIECES) refuse(tooManyPieces());
        else makeRoom();
      }

      const timer = setTimeout(() => refuse(tooLate()), timeoutMilliseconds);
      unfinished.add(refuse);
      if (Number(request.headers['content-length'] ?? 0) > limit) refuse(tooLong(limit));
      else request.on('data', take).once('end', accept).once('close', breakOff);
    });
}

/**
 * Drops what is left of the body of an answered request, so that its sender gets to read the answer. Ends the
 * connection after 2 MB.
 */
export function discardBody(request: IncomingMessage): void {
  let cost = 0;
  request.on('data', (piece: Buffer) => {
    cost += costOf(piece);
    if (cost > MAX_BYTES_TO_DISCARD) request.destroy();
  });
}

function costOf(piece: Buffer): number {
  return Math.max(piece.length, LEAST_BYTES_OF_A_PIECE);
}

function isWaitingForContinue({ headers }: IncomingMessage): boolean {
  return headers.expect?.toLowerCase() === '100-continue';
}

const tooLong = (limit: number) => new HttpError(413, `The body is over ${limit} bytes.`);
const tooLate = () => new HttpError(408, 'The body took too long.', { Connection: 'close' });
const tooManyPieces = () =>
  new HttpError(400, 'The body comes in too many small pieces.', { Connection: 'close' });
const tooManyBodies = () =>
  new HttpError(503, 'Too many bodies are being received.', {
    Connection: 'close',
    'Retry-After': String(RETRY_AFTER_SECONDS),
  });
