import type { ServerResponse } from 'node:http';

/** What a request gets back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where none is sent: the answer then says no length either. */
  readonly body?: string | Uint8Array;
}

export function pageAnswer(status: number, page: string): Answer {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: page };
}

export function textAnswer(status: number, text: string): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: `${text}\n` };
}

/** Sends the browser on with a GET, so that reloading what it finds there repeats no POST. */
export function redirectAnswer(path: string): Answer {
  return { status: 303, headers: { Location: path }, body: '' };
}

/** Writes the answer, unless the other side has left. */
export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
): void {
  const { status, body } = answer;
  const length = body !== undefined && { 'Content-Length': Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...answer.headers, ...length });
  response.end(body);
}
