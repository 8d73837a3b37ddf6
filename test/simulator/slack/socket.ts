import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { createChanges, type Truthy } from '../changes.ts';

/** What goes wrong with a WebSocket that the app opens. */
export type SocketFault =
  /** Slack refuses it with this HTTP status. */
  | { status: number }
  /** Slack never answers the HTTP request to open it. */
  | 'hang'
  /** Slack opens it, but never sends "hello". */
  | 'no hello'
  /** Slack opens it and closes it before "hello". */
  | 'close'
  /** Slack sends "hello" and closes it at once. */
  | 'close after hello'
  /** Slack sends "hello", but does not answer when the app closes it. */
  | 'no goodbye';

/** Slack's side of Socket Mode: it sends interactions over WebSockets instead of HTTP. */
export interface Socket {
  /** The URL that `apps.connections.open` returns. */
  url: string;
  /** How many WebSockets the app has tried to open so far. */
  readonly asked: number;
  /** How many WebSockets are open now. */
  readonly open: number;
  /** The next `times` WebSockets get the fault. Later ones work again. */
  next(fault: SocketFault, times?: number): void;
  /** Sends an envelope to the app. Resolves with the payload of its acknowledgement. */
  deliver(type: 'slash_commands' | 'interactive' | 'events_api', payload: object): Promise<unknown>;
  /** Sends any text to the app. */
  send(text: string): void;
  /** Tells the app to open another WebSocket, as Slack does about once an hour, or when Socket Mode is turned off. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Breaks the connection without a message. */
  drop(): void;
  /** Waits for a condition. Checks it again whenever a WebSocket opens, closes or receives something. */
  waitFor<T>(condition: () => T, expected?: string): Promise<Truthy<T>>;
  close(): Promise<void>;
}

interface Acknowledgement {
  envelope_id: string;
  payload?: unknown;
}

// RFC 6455, section 7.4.1: the server goes away.
const GOING_AWAY = 1001;

export async function startSocket(): Promise<Socket> {
  const received: Acknowledgement[] = [];
  const faults: SocketFault[] = [];
  const open = new Set<WebSocket>();
  let asked = 0;
  const changes = createChanges(() => JSON.stringify({ asked, open: open.size, received }));

  const accept = (connection: WebSocket, fault: SocketFault | undefined) => {
    open.add(connection);
    connection.on('close', () => {
      open.delete(connection);
      changes.notify();
    });
    connection.on('message', (data) => {
      received.push(JSON.parse(String(data)));
      changes.notify();
    });
    if (fault === 'close') return connection.close(GOING_AWAY);
    if (fault !== 'no hello') {
      connection.send(JSON.stringify({ type: 'hello', num_connections: open.size, debug_info: {} }));
    }
    if (fault === 'close after hello') connection.close(GOING_AWAY);
    if (fault === 'no goodbye') connection.pause();
  };

  const webSockets = new WebSocketServer({ noServer: true });
  const server = createServer();
  const sockets = new Set<Duplex>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket, head) => {
    asked += 1;
    const fault = faults.shift();
    if (typeof fault === 'object') socket.end(`HTTP/1.1 ${fault.status} \r\nContent-Length: 0\r\n\r\n`);
    else if (fault !== 'hang') {
      webSockets.handleUpgrade(request, socket, head, (connection) => accept(connection, fault));
    }
    changes.notify();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const newest = () => {
    const connection = [...open].at(-1);
    if (connection === undefined) throw new Error('The app has no WebSocket open.');
    return connection;
  };
  return {
    url: `ws://127.0.0.1:${port}/link`,
    get asked() {
      return asked;
    },
    get open() {
      return open.size;
    },
    next(fault, times = 1) {
      for (let n = 0; n < times; n++) faults.push(fault);
    },
    async deliver(type, payload) {
      const id = randomUUID();
      newest().send(
        JSON.stringify({ type, envelope_id: id, accepts_response_payload: type !== 'events_api', payload }),
      );
      const answer = await changes.waitFor(() => received.find(({ envelope_id }) => envelope_id === id));
      return answer.payload;
    },
    send: (text) => newest().send(text),
    disconnect: (reason) =>
      newest().send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-1' } })),
    drop: () => newest().terminate(),
    waitFor: (condition, expected) => changes.waitFor(condition, expected),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
