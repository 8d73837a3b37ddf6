import { connect, type Socket } from 'node:net';
import pino from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type BodyLimits, createBodyReader, discardBody } from '../../../src/web/http/body.ts';
import { listen } from '../../../src/web/http/http-server.ts';
import { HttpError } from '../../../src/web/http/response.ts';
import { eventually } from '../../support/eventually.ts';
import { createGate } from '../../support/gate.ts';

const LIMIT = 2000;

interface Server {
  readonly port: number;
  /** Resolves when this many HTTP requests have arrived since the start. */
  arrived(count: number): Promise<unknown>;
  /** The status of each refusal. */
  readonly refusals: readonly number[];
}

/** Starts a server that answers with the length of the body, or with the error. */
async function startServer(limits: Partial<BodyLimits> = {}): Promise<Server> {
  const readBody = createBodyReader({ timeoutMilliseconds: 60_000, bytesAtOnce: 1_000_000, ...limits });
  const gates = Array.from({ length: 10 }, createGate);
  const refusals: number[] = [];
  let requests = 0;
  const { port, close } = await listen(
    async (request, response) => {
      const reading = readBody({ request, response }, LIMIT);
      requests += 1;
      gates[requests]?.open();
      try {
        response.end(String((await reading).length));
      } catch (error) {
        if (!(error instanceof HttpError)) throw error;
        refusals.push(error.status);
        response.writeHead(error.status, error.headers).end(error.message);
      }
      if (!request.complete) discardBody(request);
    },
    0,
    pino({ level: 'silent' }),
  );
  onTestFinished(close);
  return { port, arrived: async (count) => gates[count]?.opened, refusals };
}

interface Sender {
  readonly socket: Socket;
  /** Resolves to all received text when the connection is closed. */
  readonly answer: Promise<string>;
}

/** Sends the headers for a body of this length (`undefined`: in chunks) and the first part of it. */
function begin({ port }: Server, length: number | undefined, part: string): Sender {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (data) => {
    received += data.toString();
  });
  // The server may close the connection before everything is sent.
  socket.on('error', () => undefined);
  const size = length === undefined ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`;
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${size}\r\n\r\n${part}`);
  return { socket, answer: closed(socket).then(() => received) };
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
  });
}

/** Sends a whole body, and resolves to the response. */
function post(server: Server, length: number): Promise<string> {
  return begin(server, length, 'x'.repeat(length)).answer;
}

/** Sends a body that is too long, without a length in its headers. */
function postTooMuch(server: Server): Promise<string> {
  return begin(server, undefined, `${(LIMIT + 1).toString(16)}\r\n${'x'.repeat(LIMIT + 1)}\r\n`).answer;
}

/** Starts a server with a limit of 1,000 bytes at once, which has 600 bytes of a body that does not continue. */
async function startFilled(limits: Partial<BodyLimits> = {}): Promise<{ server: Server; slow: Sender }> {
  const server = await startServer({ bytesAtOnce: 1000, ...limits });
  const slow = begin(server, 1500, 'x'.repeat(600));
  await server.arrived(1);
  return { server, slow };
}

describe('when all unfinished bodies exceed their limit', () => {
  test('the oldest one is given up, and newer ones are read', async () => {
    const { server, slow } = await startFilled();
    expect(await post(server, 900)).toMatch(/^HTTP\/1\.1 200 [\s\S]*900$/);
    const answer = await slow.answer;
    expect(answer).toMatch(/^HTTP\/1\.1 503 /);
    expect(answer).toMatch(/^retry-after: \d+\r$/im);
  });
});

// If the bytes still counted, the server would give up the new body: there is no older one.
describe('the bytes of a body no longer count', () => {
  test('after it is read', async () => {
    const server = await startServer({ bytesAtOnce: 1000 });
    for (let time = 0; time < 3; time += 1) expect(await post(server, 900)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('after it is refused', async () => {
    const server = await startServer({ bytesAtOnce: 3000 });
    for (let time = 0; time < 3; time += 1) expect(await postTooMuch(server)).toMatch(/^HTTP\/1\.1 413 /);
    expect(await post(server, LIMIT)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('after it took too long', async () => {
    const { server, slow } = await startFilled({ timeoutMilliseconds: 1 });
    expect(await slow.answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(await post(server, 900)).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test('a body is given up as soon as its connection breaks off', async () => {
  const { server, slow } = await startFilled();
  slow.socket.destroy();
  await eventually(() => expect(server.refusals).toEqual([400]));
});

describe('a body is refused', () => {
  test('for its length in the headers, before any of it is sent', async () => {
    const server = await startServer();
    expect(await begin(server, LIMIT + 1, '').answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('for its length, without a length in the headers', async () => {
    const server = await startServer();
    expect(await postTooMuch(server)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('for too many small chunks', async () => {
    const server = await startServer();
    const inChunks = (count: number) => begin(server, undefined, `${'1\r\nx\r\n'.repeat(count)}0\r\n\r\n`);
    expect(await inChunks(100).answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*100$/);
    expect(await inChunks(500).answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('if it does not arrive in time', async () => {
    const server = await startServer({ timeoutMilliseconds: 1 });
    expect(await begin(server, 10, '').answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('the rest of a refused body is discarded', () => {
  test('so that its sender can send the next HTTP request', async () => {
    const server = await startServer();
    const socket = connect(server.port, '127.0.0.1');
    let received = '';
    socket.on('data', (data) => {
      received += data.toString();
    });
    const length = 1_000_000;
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n${'x'.repeat(length)}`);
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc');
    await closed(socket);
    expect(received).toMatch(/^HTTP\/1\.1 413 [\s\S]*HTTP\/1\.1 200 [\s\S]*3$/);
  });

  test.each([
    ['an endless body', 'x'.repeat(64 * 1024)],
    ['an endless body in small chunks', '1\r\nx\r\n'.repeat(1000)],
  ])('but %s ends the connection', async (_what, part) => {
    const server = await startServer();
    const isChunked = part.startsWith('1');
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    const size = isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${10 ** 12}`;
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${size}\r\n\r\n`);
    const pour = () => {
      while (!socket.closed && socket.write(part));
    };
    socket.on('drain', pour);
    pour();
    await closed(socket);
    expect((await fetch(`http://127.0.0.1:${server.port}`, { method: 'POST', body: 'abc' })).status).toBe(
      200,
    );
  });
});
