import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../../src/web/http/http-server.ts';
import { createGate } from '../../support/gate.ts';
import { rawRequest } from './raw-request.ts';

const silent = pino({ level: 'silent' });

async function connectTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** Resolves when the other side has closed or reset the connection. */
async function ended(socket: Socket): Promise<void> {
  socket.on('error', () => undefined).resume();
  if (!socket.closed) await once(socket, 'close');
}

test('closing answers the open HTTP request, and accepts no other', async () => {
  const arrived = createGate();
  const answer = createGate();
  const { port, close } = await listen(
    async (_request, response) => {
      arrived.open();
      await answer.opened;
      response.end('answered');
    },
    0,
    silent,
  );
  const url = `http://127.0.0.1:${port}`;
  const response = fetch(url);
  await arrived.opened;

  const closed = close();

  await expect(fetch(url)).rejects.toThrow('fetch failed');
  answer.open();
  expect(await (await response).text()).toBe('answered');
  await closed;
});

test('closing cuts connections that send nothing, do not finish or get no response', async () => {
  const requests: string[] = [];
  const { port, close } = await listen(({ url = '' }) => requests.push(url), 0, silent);
  const preconnected = await connectTo(port);
  const trickling = await connectTo(port);
  trickling.write('POST /trickling HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nname=');
  const waiting = await connectTo(port);
  waiting.write('GET /waiting HTTP/1.1\r\nHost: x\r\n\r\n');
  await expect.poll(() => requests.sort(), { timeout: 10_000 }).toEqual(['/trickling', '/waiting']);

  await close();

  await Promise.all([preconnected, trickling, waiting].map(ended));
});

test('an idle connection stays open for longer than those of load balancers', async () => {
  const { port, close } = await listen((_request, response) => response.end(), 0, silent);
  onTestFinished(close);
  const answer = await fetch(`http://127.0.0.1:${port}`);
  expect(answer.headers.get('keep-alive')).toBe('timeout=75');
});

test('headers that are too long are refused', async () => {
  const { port, close } = await listen((_request, response) => response.end(), 0, silent);
  onTestFinished(close);
  const start = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n';
  expect(await rawRequest(port, `${start}X: ${'x'.repeat(15_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
  expect(await rawRequest(port, `${start}X: ${'x'.repeat(17_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
});

test.each([
  ['headers', { requestHeaders: 1, request: 60_000 }, 'GET / HTTP/1.1\r\nHost: x\r\n'],
  [
    'a body that is not read',
    { requestHeaders: 1, request: 1 },
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n',
  ],
])('%s not received in time: the connection ends', async (_what, limits, beginning) => {
  const timeLimits = { ...limits, idleConnection: 60_000 };
  const { port, close } = await listen(() => undefined, 0, silent, { timeLimits });
  onTestFinished(close);
  const socket = await connectTo(port);
  socket.write(beginning);
  await ended(socket);
});

test('a port in use is reported with what to do', async () => {
  const other = createServer().listen(0);
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(listen(() => {}, port, silent)).rejects.toThrow(
    `Port ${port} is in use: stop what listens there, or set PORT to another.`,
  );
});

test('each connection that cannot be accepted is logged, and the server continues', async () => {
  const log: string[] = [];
  let server: unknown;
  const { port, close } = await listen(
    ({ socket }, response) => {
      server = 'server' in socket && socket.server;
      response.end();
    },
    0,
    pino({}, { write: (line) => log.push(line) }),
  );
  onTestFinished(close);
  const url = `http://127.0.0.1:${port}`;
  await fetch(url);
  if (!(server instanceof Server)) throw new Error('Node.js no longer sets the server of a socket.');

  // Node.js emits this if the process has no file descriptor left.
  server.emit('error', new Error('accept EMFILE, the first time'));
  server.emit('error', new Error('accept EMFILE, the second time'));

  expect(log.map((line) => JSON.parse(line).err.message)).toEqual([
    'accept EMFILE, the first time',
    'accept EMFILE, the second time',
  ]);
  expect((await fetch(url)).status).toBe(200);
});
