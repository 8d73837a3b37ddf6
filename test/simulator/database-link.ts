import { connect, createServer, type Socket, type TcpNetConnectOpts } from 'node:net';
import path from 'node:path';
import { createChanges, type Truthy } from './changes.ts';

/** The network between the app and a PostgreSQL. */
export interface DatabaseLink {
  /** The same database, as for DATABASE_URL, at this end of the link. */
  url: string;
  /** How many connections were broken off at once, as the link was cut. */
  readonly refused: number;
  /** Breaks all connections, and new ones as soon as they are made. */
  cut(): void;
  /** Takes connections, and lets nothing through: neither side hears of the other any more. */
  stall(): void;
  /** The same, from the moment at which the app sends this text; resolves then. */
  stallAt(text: string): Promise<void>;
  /** Breaks all connections. New ones get this in the place of every answer. */
  garble(answer: Buffer): void;
  /** Lets everything through again. */
  restore(): void;
  /** Waits for a condition, looked at again whenever a connection is made or broken off. */
  waitFor<T>(condition: () => T, expected?: string): Promise<Truthy<T>>;
  close(): Promise<void>;
}

/** Links to the PostgreSQL at `databaseUrl`. */
export async function startDatabaseLink(databaseUrl: string): Promise<DatabaseLink> {
  const target = placeOf(new URL(databaseUrl));
  const sockets = new Set<Socket>();
  let state: 'whole' | 'cut' | 'stalled' = 'whole';
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
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {
      // It ends then, as with any connection that breaks.
    });
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer({ pauseOnConnect: true }, (near) => {
    keep(near);
    if (state === 'cut') {
      refused += 1;
      near.resetAndDestroy();
      return changes.notify();
    }
    const far = connect(target);
    keep(far);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.on('data', (chunk) => {
      if (stallingText !== undefined && chunk.includes(stallingText)) stall();
      if (state === 'whole') far.write(chunk);
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
      state = 'whole';
      garbled = answer;
      cutAll();
    },
    restore() {
      state = 'whole';
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

/** Where a PostgreSQL listens: on a port, or on a socket in the folder that `?host=` names. */
function placeOf({ hostname, port, searchParams }: URL): TcpNetConnectOpts | { path: string } {
  const number = port === '' ? 5432 : Number(port);
  const folder = searchParams.get('host');
  if (folder?.startsWith('/')) return { path: path.join(folder, `.s.PGSQL.${number}`) };
  return { host: hostname, port: number };
}
