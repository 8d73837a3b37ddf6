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
  /** Resolves once so many requests have arrived, from the first on. */
  arrived(count: number): Promise<unknown>;
  /** The status of each refusal. */
  readonly refusals: readonly number[];
}

/** A server that answers with the length of the body, or with the refusal. */
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
  /** Resolves with all that came back, once the connection is closed. */
  readonly answer: Promise<string>;
}

/** Sends the headers of a body of this length (of none: in chunks) together with the first part of it. */
function begin({ port }: Server, length: number | undefined, part: string): Sender {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (data) => {
    received += data.toString();
  });
  // The server may close the connection while there is something to send.
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

/** Sends a whole body, and resolves with what came back. */
function post(server: Server, length: number): Promise<string> {
  return begin(server, length, 'x'.repeat(length)).answer;
}

/** Sends a body that is too long, which the headers do not say. */
function postTooMuch(server: Server): Promise<string> {
  return begin(server, undefined, `${(LIMIT + 1).toString(16)}\r\n${'x'.repeat(LIMIT + 1)}\r\n`).answer;
}

/** Of 1,000 bytes that it may hold, a server has 600 of a body that goes no further. */
async function startFilled(limits: Partial<BodyLimits> = {}): Promise<{ server: Server; slow: Sender }> {
  const server = await startServer({ bytesAtOnce: 1000, ...limits });
  const slow = begin(server, 1500, 'x'.repeat(600));
  await server.arrived(1);
  return { server, slow };
}

describe('too many bytes of bodies at once', () => {
  test('make the oldest unfinished one go, and the newer ones are read', async () => {
    const { server, slow } = await startFilled();
    expect(await post(server, 900)).toMatch(/^HTTP\/1\.1 200 [\s\S]*900$/);
    const answer = await slow.answer;
    expect(answer).toMatch(/^HTTP\/1\.1 503 /);
    expect(answer).toMatch(/^retry-after: \d+\r$/im);
  });
});

// Were bytes still counted, the body itself would have to go: there is no older one left.
describe('bytes are no longer counted', () => {
  test('once their body is read', async () => {
    const server = await startServer({ bytesAtOnce: 1000 });
    for (let time = 0; time < 3; time += 1) expect(await post(server, 900)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('once their body is refused', async () => {
    const server = await startServer({ bytesAtOnce: 3000 });
    for (let time = 0; time < 3; time += 1) expect(await postTooMuch(server)).toMatch(/^HTTP\/1\.1 413 /);
    expect(await post(server, LIMIT)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('once their body took too long', async () => {
    const { server, slow } = await startFilled({ timeoutMilliseconds: 1 });
    expect(await slow.answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(await post(server, 900)).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test('a body whose connection breaks off is given up at once', async () => {
  const { server, slow } = await startFilled();
  slow.socket.destroy();
  await eventually(() => expect(server.refusals).toEqual([400]));
});

describe('a body is refused', () => {
  test('for its length in the headers, before any of it is sent', async () => {
    const server = await startServer();
    expect(await begin(server, LIMIT + 1, '').answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('for its length, where the headers do not say it', async () => {
    const server = await startServer();
    expect(await postTooMuch(server)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('for pieces so small that they cost more than what is in them', async () => {
    const server = await startServer();
    const ofPieces = (count: number) => begin(server, undefined, `${'1\r\nx\r\n'.repeat(count)}0\r\n\r\n`);
    expect(await ofPieces(100).answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*100$/);
    expect(await ofPieces(500).answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('when it is not there in time', async () => {
    const server = await startServer({ timeoutMilliseconds: 1 });
    expect(await begin(server, 10, '').answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('what is left of a refused body is dropped', () => {
  test('so that its sender can go on with the next request', async () => {
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
    ['a body without end', 'x'.repeat(64 * 1024)],
    ['a body of small pieces without end', '1\r\nx\r\n'.repeat(1000)],
  ])('but %s ends the connection', async (_what, piece) => {
    const server = await startServer();
    const isChunked = piece.startsWith('1');
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    const size = isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${10 ** 12}`;
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${size}\r\n\r\n`);
    const pour = () => {
      while (!socket.closed && socket.write(piece));
    };
    socket.on('drain', pour);
    pour();
    await closed(socket);
    expect((await fetch(`http://127.0.0.1:${server.port}`, { method: 'POST', body: 'abc' })).status).toBe(
      200,
    );
  });
});
