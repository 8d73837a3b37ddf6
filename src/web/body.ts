import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.ts';

/**
 * Reads a request's whole body. What comes after a refusal is read and dropped, so that whoever is still sending
 * gets to read the answer; the server's `requestTimeout` ends those who never stop.
 *
 * @param options.limit in bytes, whatever the Content-Length says
 * @throws HttpError 413 over the limit, 408 when the body is not there in time, 400 when it breaks off
 */
export function readBody(
  request: IncomingMessage,
  options: { limit: number; timeoutMilliseconds: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLate = () => reject(new HttpError(408, 'The body took too long.', { Connection: 'close' }));
    const timer = setTimeout(tooLate, options.timeoutMilliseconds);
    const chunks: Buffer[] = [];
    let size = 0;

    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= options.limit) chunks.push(chunk);
      else reject(new HttpError(413, `The body is over ${options.limit} bytes.`));
    });
    request.on('end', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks));
    });
    request.on('error', () => {
      clearTimeout(timer);
      reject(new HttpError(400, 'The body broke off.'));
    });
  });
}
