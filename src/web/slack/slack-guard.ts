import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import type { Logger } from 'pino';
import type { ReadBody } from '../http/body.ts';
import type { ClientLimits } from '../http/client-limits.ts';
import { HttpError } from '../http/response.ts';
import type { Exchange } from '../http/router.ts';
import { createSignedBodyReader } from '../http/signed-body.ts';
import { isSlackCommand, isSlackEvent, isSlackInteraction, isWithinSlackBounds } from './slack-shapes.ts';
import { isSignedBySlack, readSlackSignature, type SlackSignature } from './slack-signature.ts';

const MAX_BODY_BYTES = 1024 * 1024;
/** The limit of a body that needs no signature: `ssl_check=1` and a token. */
const MAX_UNSIGNED_BYTES = 1024;

// Bolt reads a body with exactly this content type as a form, and any other as JSON.
const FORM = 'application/x-www-form-urlencoded';
const SSL_CHECK = /(?:^|&)ssl_check=1(?:&|$)/;

const NOT_SIGNED =
  'Requests to /slack/events are refused: they are not signed with SLACK_SIGNING_SECRET, or this machine’s clock is over 5 minutes off. If they are Slack’s, check both';

/** An HTTP request with a valid signature, and the bytes that are signed. */
export type VerifiedRequest = IncomingMessage & { readonly rawBody: Buffer };

interface GuardOptions {
  readonly signingSecret: string;
  readonly readBody: ReadBody;
  readonly limits: ClientLimits;
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * Makes the function that checks HTTP requests before Bolt gets them. It resolves to the request if Slack signed it and
 * Slack sends such bodies. It resolves to `undefined` for Slack's check of the certificate, which needs only a 200. That
 * check is the only request that may be unsigned.
 *
 * The guard reads no body before the headers claim a signature, and parses none before the signature is verified. It
 * also checks the shape of signed bodies: others would make Bolt's handler throw, or reject without anybody to catch it.
 *
 * The function throws HttpError 401 without a valid signature, 429 if the client sends such requests too often, 400, 413
 * or 415 for a body that Slack never sends, and as `readBody` does.
 */
export function createSlackGuard({ signingSecret, ...options }: GuardOptions) {
  const readSignedBody = createSignedBodyReader({
    ...options,
    maxBytes: MAX_BODY_BYTES,
    signatureHeader: 'x-slack-signature',
    warning: NOT_SIGNED,
    isSigned: (signature: SlackSignature, rawBody) => isSignedBySlack(signingSecret, signature, rawBody),
    checkHeaders: (headers) => void hasForm(headers),
  });

  return async (exchange: Exchange): Promise<VerifiedRequest | undefined> => {
    const { request } = exchange;
    const signature = readSlackSignature(request.headers, Date.now());
    if (signature === undefined && (await isUnsignedSslCheck(exchange))) return undefined;

    const rawBody = await readSignedBody(exchange, signature);
    if (!isUtf8(rawBody)) throw new HttpError(400, 'The body is not UTF-8.');
    const body = rawBody.toString();
    const isForm = hasForm(request.headers);
    if (isForm && SSL_CHECK.test(body)) return undefined;
    if (!(isForm ? isSlackForm(body) : isSlackEvent(parseJson(body)))) {
      throw new HttpError(400, 'The body is none of those that Slack sends.');
    }
    return Object.assign(request, { rawBody });
  };

  async function isUnsignedSslCheck(exchange: Exchange): Promise<boolean> {
    const { headers } = exchange.request;
    const isSmall = Number(headers['content-length']) <= MAX_UNSIGNED_BYTES;
    if (headers['content-type'] !== FORM || !isSmall) return false;
    return SSL_CHECK.test((await options.readBody(exchange, MAX_UNSIGNED_BYTES)).toString());
  }
}

/**
 * Whether the body is a form. If not, it is JSON.
 *
 * @throws HttpError 415 for any other content type
 */
function hasForm({ 'content-type': contentType }: IncomingHttpHeaders): boolean {
  if (contentType === FORM) return true;
  if (contentType?.startsWith('application/json')) return false;
  throw new HttpError(415, 'The content type is neither a form nor JSON.');
}

function isSlackForm(body: string): boolean {
  // PostgreSQL cannot store a NUL, which a form contains literally or percent-encoded.
  if (/%00|\0/.test(body)) return false;
  const form = parseForm(body);
  return typeof form.payload === 'string'
    ? isSlackInteraction(parseJson(form.payload))
    : isSlackCommand(form);
}

// PostgreSQL cannot store a NUL or half a surrogate pair. JSON can contain them only as escapes.
const ESCAPED_UNSTORABLE = /\\u(?:0000|d[89a-f])/i;
const UNSTORABLE = /[\0\p{Surrogate}]/u;
const isStorable = (text: string) => !UNSTORABLE.test(text);

/** Parses JSON. Returns `undefined` if the text is not JSON, is too large, or contains text that cannot be stored. */
function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The text is not JSON, or is nested too deeply for the parser.
    return undefined;
  }
  const isText = ESCAPED_UNSTORABLE.test(text) ? isStorable : undefined;
  return isWithinSlackBounds(value, isText) ? value : undefined;
}
