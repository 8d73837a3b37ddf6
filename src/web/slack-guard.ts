import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import type { ReadBody } from './body.ts';
import { HttpError } from './http-error.ts';
import type { Exchange } from './router.ts';
import { isSlackCommand, isSlackEvent, isSlackInteraction } from './slack-shapes.ts';

const LIMIT = 1024 * 1024;
const MAX_FUTURE_SECONDS = 5 * 60;

// Bolt reads a form under exactly this content type, and anything else as JSON.
const FORM = 'application/x-www-form-urlencoded';

/**
 * Stands before Bolt's HTTPReceiver, which checks the signature: reads the body for it, and refuses what Bolt would
 * take although Slack never sends it. Bolt accepts timestamps from the future, which makes a captured request last,
 * and on a body of another shape its handler throws, or rejects with nobody to catch it.
 *
 * @throws HttpError 400, 401, 408, 413, 415
 */
export async function guardSlackRequest(exchange: Exchange, readBody: ReadBody): Promise<void> {
  const request: IncomingMessage & { rawBody?: Buffer } = exchange.request;
  const rawBody = await readBody(exchange, LIMIT);
  if (!isUtf8(rawBody)) throw new HttpError(400, 'The body is not UTF-8.');
  // Where Bolt looks for a body that was read before.
  request.rawBody = rawBody;

  const body = rawBody.toString();
  const contentType = request.headers['content-type'];
  const form = contentType === FORM ? parseForm(body) : undefined;
  // The one request that Slack does not sign; Bolt strips it of everything else.
  if (form?.ssl_check === '1') return;

  checkHeaders(request);
  // PostgreSQL stores no NUL, which stands in a form as it is or percent-encoded.
  if (form !== undefined && /%00|\0/.test(body)) throw new HttpError(400, 'The body is not text.');
  const sensible = form === undefined ? isJson(contentType) && isEvent(body) : isCommandOrInteraction(form);
  if (!sensible) throw new HttpError(400, 'The body is none of those that Slack sends.');
}

function checkHeaders({ headers }: IncomingMessage): void {
  const timestamp = Number(headers['x-slack-request-timestamp']);
  const isDatedAhead = timestamp > Date.now() / 1000 + MAX_FUTURE_SECONDS;
  if (headers['x-slack-signature'] === undefined || Number.isNaN(timestamp) || isDatedAhead) {
    throw new HttpError(401, 'The request is not signed as Slack signs.');
  }
}

function isJson(contentType: string | undefined): boolean {
  if (contentType?.startsWith('application/json')) return true;
  throw new HttpError(415, 'The content type is neither a form nor JSON.');
}

function isEvent(body: string): boolean {
  return isSlackEvent(parseJson(body));
}

function isCommandOrInteraction(form: ReturnType<typeof parseForm>): boolean {
  return typeof form.payload === 'string'
    ? isSlackInteraction(parseJson(form.payload))
    : isSlackCommand(form);
}

// A NUL or half a surrogate pair comes out of JSON only by its escape. PostgreSQL stores neither.
const ESCAPED_UNSTORABLE = /\\u(?:0000|d[89a-f])/i;
const UNSTORABLE = /[\0\p{Surrogate}]/u;

function parseJson(text: string): unknown {
  try {
    return ESCAPED_UNSTORABLE.test(text) ? JSON.parse(text, refuseUnstorable) : JSON.parse(text);
  } catch (error) {
    // A RangeError: nested too deeply to be walked through.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    throw new HttpError(400, 'The body is not JSON.');
  }
}

function refuseUnstorable(key: string, value: unknown): unknown {
  if (UNSTORABLE.test(key) || (typeof value === 'string' && UNSTORABLE.test(value)))
    throw new HttpError(400, 'The body is not text.');
  return value;
}
