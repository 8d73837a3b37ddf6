import type { IncomingMessage } from 'node:http';
import { HttpError } from './response.ts';
import type { Exchange } from './router.ts';

/** A body in many small chunks costs more than its bytes: each chunk counts as at least this many. */
const MIN_BYTES_PER_CHUNK = 512;
/** How much the chunks of a body may count above the limit of its bytes. */
const CHUNK_ALLOWANCE = 64 * 1024;
const MAX_BYTES_TO_DISCARD = 2 * 1024 * 1024;
const RETRY_AFTER_SECONDS = 5;

const FORM = 'application/x-www-form-urlencoded';
const MAX_FORM_BYTES = 16 * 1024;

export interface BodyLimits {
  /** How long a body may take. */
  readonly timeoutMilliseconds: number;
  /** How many bytes of unfinished bodies there may be at once, on all connections together. */
  readonly bytesAtOnce: number;
}

/**
 * Reads the whole body of an HTTP request, up to `limit` bytes. If all unfinished bodies together exceed their limit,
 * the oldest one is given up, so that slow senders cannot block the others.
 *
 * @throws HttpError 413 above the limit, 408 if the body does not arrive in time, 503 if it was given up for others, 400
 *   if the connection breaks off or the body has too many chunks
 */
export type ReadBody = (exchange: Pick<Exchange, 'request' | 'response'>, limit: number) => Promise<Buffer>;

/** Makes the function with which all routes of a server read bodies. */
export function createBodyReader({ timeoutMilliseconds, bytesAtOnce }: BodyLimits): ReadBody {
  /** For each unfinished body, the function that refuses it, the oldest first. */
  const unfinished = new Set<(error: HttpError) => void>();
  let totalCost = 0;

  function makeRoom(): void {
    for (const refuse of unfinished) {
      if (totalCost <= bytesAtOnce) return;
      refuse(tooManyBodies());
    }
  }

  return ({ request, response }, limit) =>
    new Promise((resolve, reject) => {
      // Some senders wait for this before they send the body.
      if (isWaitingForContinue(request)) response.writeContinue();
      const chunks: Buffer[] = [];
      let size = 0;
      let cost = 0;

      function finish(): void {
        clearTimeout(timer);
        unfinished.delete(refuse);
        totalCost -= cost;
        request.off('data', add).off('end', accept).off('close', breakOff);
      }
      function refuse(error: HttpError): void {
        finish();
        reject(error);
      }
      function accept(): void {
        finish();
        resolve(Buffer.concat(chunks));
      }
      function breakOff(): void {
        refuse(new HttpError(400, 'The body broke off.'));
      }
      function add(chunk: Buffer): void {
        const chunkCost = costOf(chunk);
        chunks.push(chunk);
        size += chunk.length;
        cost += chunkCost;
        totalCost += chunkCost;
        if (size > limit) refuse(tooLong(limit));
        else if (cost > limit + CHUNK_ALLOWANCE) refuse(tooManyChunks());
        else makeRoom();
      }

      const timer = setTimeout(() => refuse(tooLate()), timeoutMilliseconds);
      unfinished.add(refuse);
      if (Number(request.headers['content-length'] ?? 0) > limit) refuse(tooLong(limit));
      else request.on('data', add).once('end', accept).once('close', breakOff);
    });
}

/**
 * Reads the fields of a submitted form. An HTTP request without a body is a form without fields.
 *
 * @throws HttpError 415 for another content type, and as `readBody` does
 */
export async function readForm(exchange: Exchange, readBody: ReadBody): Promise<URLSearchParams> {
  const type = exchange.request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== undefined && type !== FORM) throw new HttpError(415, `The content type is not ${FORM}.`);
  const body = await readBody(exchange, MAX_FORM_BYTES);
  if (type === undefined && body.length > 0) throw new HttpError(415, 'The content type is missing.');
  return new URLSearchParams(body.toString());
}

/**
 * Discards the rest of the body of an answered HTTP request, so that its sender can read the response. Closes the
 * connection after 2 MB.
 */
export function discardBody(request: IncomingMessage): void {
  let cost = 0;
  request.on('data', (chunk: Buffer) => {
    cost += costOf(chunk);
    if (cost > MAX_BYTES_TO_DISCARD) request.destroy();
  });
}

function costOf(chunk: Buffer): number {
  return Math.max(chunk.length, MIN_BYTES_PER_CHUNK);
}

function isWaitingForContinue({ headers }: IncomingMessage): boolean {
  return headers.expect?.toLowerCase() === '100-continue';
}

const tooLong = (limit: number) => new HttpError(413, `The body is over ${limit} bytes.`);
const tooLate = () => new HttpError(408, 'The body took too long.', { Connection: 'close' });
const tooManyChunks = () =>
  new HttpError(400, 'The body comes in too many small pieces.', { Connection: 'close' });
const tooManyBodies = () =>
  new HttpError(503, 'Too many bodies are being received.', {
    Connection: 'close',
    'Retry-After': String(RETRY_AFTER_SECONDS),
  });
