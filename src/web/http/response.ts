import type { ServerResponse } from 'node:http';

/** The response to an HTTP request. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** If absent, the response has neither a body nor a `Content-Length`. */
  readonly body?: string | Uint8Array;
}

/**
 * Answers an HTTP request with an error status, as a page. The message is for developers: the page has its own words.
 */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export function pageResponse(status: number, page: string): HttpResponse {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: page };
}

export function textResponse(status: number, text: string): HttpResponse {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: `${text}\n` };
}

/** Makes the browser continue with a GET, so that reloading the next page does not repeat a POST. */
export function redirectResponse(path: string): HttpResponse {
  return { status: 303, headers: { Location: path }, body: '' };
}

/** Writes a response with its own headers and those given. */
export function sendResponse(
  to: ServerResponse,
  { status, headers, body }: HttpResponse,
  commonHeaders: Readonly<Record<string, string>>,
): void {
  const length = body !== undefined && { 'Content-Length': Buffer.byteLength(body) };
  to.writeHead(status, { ...commonHeaders, ...headers, ...length });
  to.end(body);
}
