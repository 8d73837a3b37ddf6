import type { ReadBody } from './body.ts';
import { HttpError } from './http-error.ts';
import type { Exchange } from './router.ts';

const FORM = 'application/x-www-form-urlencoded';
const LIMIT = 16 * 1024;

/**
 * The fields of a submitted form. A request without a body is a form without fields.
 *
 * @throws HttpError 415 for another content type, and as `readBody` does
 */
export async function readForm(exchange: Exchange, readBody: ReadBody): Promise<URLSearchParams> {
  const type = exchange.request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== undefined && type !== FORM) throw new HttpError(415, `The content type is not ${FORM}.`);
  const body = await readBody(exchange, LIMIT);
  if (type === undefined && body.length > 0) throw new HttpError(415, 'The content type is missing.');
  return new URLSearchParams(body.toString());
}
