import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import type { ReadBody } from '../http/body.ts';
import { HttpError } from '../http/http-error.ts';
import type { Exchange } from '../http/router.ts';
import type { FailedSignatures } from './failed-signatures.ts';
import { isOfSlackSize, isSlackCommand, isSlackEvent, isSlackInteraction } from './slack-shapes.ts';
import { isSignedBySlack, readSlackSignature } from './slack-signature.ts';

const LIMIT = 1024 * 1024;
/** A body that may be unsigned: `ssl_check=1` and a token. */
const UNSIGNED_LIMIT = 1024;

// Bolt reads a form under exactly this content type, and anything else as JSON.
const FORM = 'application/x-www-form-urlencoded';
const SSL_CHECK = /(?:^|&)ssl_check=1(?:&|$)/;

/** A request whose signature was checked, with the bytes that are signed. */
export type VerifiedRequest = IncomingMessage & { readonly rawBody: Buffer };

interface GuardOptions {
  readonly signingSecret: string;
  readonly readBody: ReadBody;
  readonly failed: FailedSignatures;
}

/**
 * Makes the function that stands before Bolt: it lets pass what Slack signed and sends, with its body read. It resolves
 * to `undefined` for Slack's check of the certificate, the one request that may be unsigned: it needs no more than 200.
 *
 * Nothing is parsed before its signature is checked, and no body is read unless its headers are those of a signed
 * request. What is signed is still held to shapes: with another, Bolt's own handler throws, or rejects with nobody to
 * catch it.
 *
 * The function throws HttpError 401 for what is not signed, 429 for a client that sends such requests too often, 400,
 * 413 and 415 for what Slack never sends, and as `readBody` does.
 */
export function createSlackGuard({ signingSecret, readBody, failed }: GuardOptions) {
  return async (exchange: Exchange): Promise<VerifiedRequest | undefined> => {
    const { request } = exchange;
    const { headers } = request;
    const signature = readSlackSignature(headers, Date.now());
    if (signature === undefined) {
      if (await isUnsignedSslCheck(exchange)) return undefined;
      return failed.refuse(request);
    }

    const { isForm, rawBody } = await failed.before(request, async () => {
      const isForm = hasForm(headers['content-type']);
      failed.assertMaySend(request);
      return { isForm, rawBody: await readBody(exchange, LIMIT) };
    });
    if (!isSignedBySlack(signingSecret, signature, rawBody)) return failed.refuse(request);

    if (!isUtf8(rawBody)) throw new HttpError(400, 'The body is not UTF-8.');
    const body = rawBody.toString();
    if (isForm && SSL_CHECK.test(body)) return undefined;
    if (!(isForm ? isSensibleForm(body) : isSensibleEvent(body))) {
      throw new HttpError(400, 'The body is none of those that Slack sends.');
    }
    return Object.assign(request, { rawBody });
  };

  async function isUnsignedSslCheck(exchange: Exchange): Promise<boolean> {
    const { headers } = exchange.request;
    const isSmall = Number(headers['content-length']) <= UNSIGNED_LIMIT;
    if (headers['content-type'] !== FORM || !isSmall) return false;
    return SSL_CHECK.test((await readBody(exchange, UNSIGNED_LIMIT)).toString());
  }
}

/** @throws HttpError 415 */
function hasForm(contentType: string | undefined): boolean {
  if (contentType === FORM) return true;
  if (contentType?.startsWith('application/json')) return false;
  throw new HttpError(415, 'The content type is neither a form nor JSON.');
}

function isSensibleForm(body: string): boolean {
  // PostgreSQL stores no NUL, which stands in a form as it is or percent-encoded.
  if (/%00|\0/.test(body)) return false;
  const form = parseForm(body);
  return typeof form.payload === 'string'
    ? isSlackInteraction(parseJson(form.payload))
    : isSlackCommand(form);
}

function isSensibleEvent(body: string): boolean {
  return isSlackEvent(parseJson(body));
}

// A NUL or half a surrogate pair comes out of JSON only by its escape. PostgreSQL stores neither.
const ESCAPED_UNSTORABLE = /\\u(?:0000|d[89a-f])/i;
const UNSTORABLE = /[\0\p{Surrogate}]/u;
const isStorable = (text: string) => !UNSTORABLE.test(text);

/** The value of a JSON text; `undefined` for what is no JSON, is too large, or holds what cannot be stored. */
function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The text is no JSON, or nested more deeply than the parser can follow.
    return undefined;
  }
  return isOfSlackSize(value, ESCAPED_UNSTORABLE.test(text) ? isStorable : undefined) ? value : undefined;
}
