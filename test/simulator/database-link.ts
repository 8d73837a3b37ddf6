import { connect, createServer, type Socket, type TcpNetConnectOpts } from 'node:net';
import path from 'node:path';
import { createChanges, type Truthy } from './changes.ts';

/** A proxy between the app and PostgreSQL that can break the connections. */
export interface DatabaseLink {
  /** The database's URL through the proxy, for DATABASE_URL. */
  url: string;
  /** How many new connections were refused because the link was cut. */
  readonly refused: number;
  /** Closes all connections. Resets each new one at once. */
  cut(): void;
  /** Accepts connections, but forwards nothing in either direction. */
  stall(): void;
  /** Stalls when the app sends this text. Resolves then. */
  stallAt(text: string): Promise<void>;
  /** Closes all connections. New ones get `answer` in place of everything that the server sends. */
  garble(answer: Buffer): void;
  /** Forwards everything again. */
  restore(): void;
  /** Waits for a condition. Checks it again whenever a connection opens or is refused. */
  waitFor<T>(condition: () => T, expected?: string): Promise<Truthy<T>>;
  close(): Promise<void>;
}

/** Starts a proxy in front of the PostgreSQL at `databaseUrl`. */
export async function startDatabaseLink(databaseUrl: string): Promise<DatabaseLink> {
  const target = addressOf(new URL(databaseUrl));
  const sockets = new Set<Socket>();
  let state: 'connected' | 'cut' | 'stalled' = 'connected';
  let refused = 0;
  let stallingText: string | undefined;
  let garbled: Buffer | undefined;
  const changes = createChanges(() => JSON.stringify({ state, refused, open: sockets.size }));

  const stall = () => {
    state = 'stalled';
    stallingText = undefined;
    for (const socket of sockets) socket.pause();
    changes.notify();
  };
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {
      // The event "close" follows.
    });
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer({ pauseOnConnect: true }, (near) => {
    track(near);
    if (state === 'cut') {
      refused += 1;
      near.resetAndDestroy();
      return changes.notify();
    }
    const far = connect(target);
    track(far);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.on('data', (chunk) => {
      if (stallingText !== undefined && chunk.includes(stallingText)) stall();
      if (state === 'connected') far.write(chunk);
    });
    far.on('data', (chunk) => near.write(garbled ?? chunk));
    if (state === 'stalled') far.pause();
    else near.resume();
    changes.notify();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The link has no port.');

  const url = new URL(databaseUrl);
  url.search = '';
  url.host = `127.0.0.1:${address.port}`;
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    get refused() {
      return refused;
    },
    cut() {
      state = 'cut';
      cutAll();
    },
    stall,
    async stallAt(text) {
      stallingText = text;
      await changes.waitFor(() => state === 'stalled', text);
    },
    garble(answer) {
      state = 'connected';
      garbled = answer;
      cutAll();
    },
    restore() {
      state = 'connected';
      garbled = undefined;
      for (const socket of sockets) socket.resume();
    },
    waitFor: (condition, expected) => changes.waitFor(condition, expected),
    async close() {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The address that PostgreSQL listens on: a port, or a socket in the folder that `?host=` names. */
function addressOf({ hostname, port, searchParams }: URL): TcpNetConnectOpts | { path: string } {
  const number = port === '' ? 5432 : Number(port);
  const folder = searchParams.get('host');
  if (folder?.startsWith('/')) return { path: path.join(folder, `.s.PGSQL.${number}`) };
  return { host: hostname, port: number };
}
