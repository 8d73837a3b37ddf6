import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface HttpRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface HttpAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** How a request ends: with an answer, a reset connection, or no answer until the server closes. */
export type Outcome = HttpAnswer | 'reset' | 'hang';

export interface HttpServer {
  url: string;
  close(): Promise<void>;
}

/** Starts an HTTP server on a free port of the loopback interface. Closing it also closes open connections. */
export async function serve(handle: (request: HttpRequest) => Promise<Outcome>): Promise<HttpServer> {
  const server = createServer((incoming, response) => {
    answer(incoming, response, handle).catch((error: Error) => {
      // A bug in the simulator fails this request. It must not end the test process.
      response.writeHead(599, { 'content-type': 'text/plain' }).end(error.stack);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function answer(
  incoming: IncomingMessage,
  response: ServerResponse,
  handle: (request: HttpRequest) => Promise<Outcome>,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://simulator');
  const outcome = await handle({
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: (await buffer(incoming)).toString('utf8'),
  });
  if (outcome === 'hang') return;
  if (outcome === 'reset') {
    incoming.socket.resetAndDestroy();
    return;
  }
  response.writeHead(outcome.status, outcome.headers).end(outcome.body);
}

/** Describes for the record of the traffic how a request ended. */
export function endOfExchange(outcome: Outcome): { status?: number; answer?: string; problem?: string } {
  if (outcome === 'hang') return { problem: 'never answered' };
  if (outcome === 'reset') return { problem: 'the connection broke' };
  const { status, body = '' } = outcome;
  const refused = status >= 400 || /^\{"ok":false/.test(body);
  return { status, answer: body, ...(refused && { problem: 'refused' }) };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}
