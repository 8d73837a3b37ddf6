import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createChanges } from '../changes.ts';

/** Slack's end of Socket Mode: one WebSocket, over which it sends what else it would post. */
export interface Socket {
  /** What `apps.connections.open` answers. */
  url: string;
  /** Sends an envelope to the app; resolves with the payload of its acknowledgement. */
  deliver(type: 'slash_commands' | 'interactive' | 'events_api', payload: object): Promise<unknown>;
  close(): Promise<void>;
}

interface Acknowledgement {
  envelope_id: string;
  payload?: unknown;
}

const TEXT = 0x1;
const CLOSE = 0x8;

export async function startSocket(): Promise<Socket> {
  const received: Acknowledgement[] = [];
  const changes = createChanges(() => JSON.stringify(received));
  let connection: Duplex | undefined;

  const server = createServer();
  server.on('upgrade', (request, socket) => {
    connection = socket;
    accept(socket, request.headers['sec-websocket-key'] ?? '');
    socket.write(frame(TEXT, JSON.stringify({ type: 'hello', num_connections: 1 })));
    let pending: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      pending = readFrames(Buffer.concat([pending, chunk]), (opcode, text) => {
        if (opcode === TEXT) received.push(JSON.parse(text));
        if (opcode === CLOSE) socket.end(frame(CLOSE, ''));
      });
      changes.notify();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `ws://127.0.0.1:${port}/link`,
    async deliver(type, payload) {
      if (connection === undefined) throw new Error('The app has opened no WebSocket.');
      const id = randomUUID();
      const envelope = { type, envelope_id: id, accepts_response_payload: true, payload };
      connection.write(frame(TEXT, JSON.stringify(envelope)));
      const answer = await changes.waitFor(() => received.find(({ envelope_id }) => envelope_id === id));
      return answer.payload;
    },
    async close() {
      connection?.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

// RFC 6455, 1.3
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function accept(socket: Duplex, key: string): void {
  const proof = createHash('sha1')
    .update(key + GUID)
    .digest('base64');
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  socket.write([...lines, `Sec-WebSocket-Accept: ${proof}`, '', ''].join('\r\n'));
}

// RFC 6455, 5.2: lengths up to 125 stand in the second byte, longer ones up to 65,535 behind it.
const LONG = 126;

function frame(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const short = payload.length < LONG;
  const header = Buffer.alloc(short ? 2 : 4);
  header[0] = 0x80 | opcode;
  header[1] = short ? payload.length : LONG;
  if (!short) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}

/** Hands over the whole frames that a client has sent, which are masked; returns the rest. */
function readFrames(bytes: Buffer, take: (opcode: number, text: string) => void): Buffer {
  let rest = bytes;
  while (rest.length >= 2) {
    const length = rest.readUInt8(1) & 0x7f;
    const long = length === LONG;
    const start = (long ? 4 : 2) + 4;
    const size = long && rest.length >= 4 ? rest.readUInt16BE(2) : length;
    if (rest.length < start + size) break;
    const mask = rest.subarray(start - 4, start);
    const payload = rest.subarray(start, start + size).map((byte, n) => byte ^ (mask[n % 4] ?? 0));
    take(rest.readUInt8(0) & 0x0f, Buffer.from(payload).toString());
    rest = rest.subarray(start + size);
  }
  return rest;
}
