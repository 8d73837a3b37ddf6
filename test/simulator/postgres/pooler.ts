import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import {
  fatal,
  message,
  readMessages,
  readyForQuery,
  startupParameters,
  type WireMessage,
} from './messages.ts';
import { createSessions, type Session } from './sessions.ts';

/**
 * A connection pooler between an app and PostgreSQL, as strict as PgBouncer 1.18. It lends a client a session for as
 * long as the client is connected, or for one transaction. It refuses unknown startup parameters. It checks no names,
 * passwords or encryption: every client gets the rights of the URL's user.
 */
export interface Pooler {
  /** The database's URL through the pooler. */
  readonly url: string;
  close(): Promise<void>;
}

export interface PoolerOptions {
  /** The URL of the database. */
  readonly url: string;
  readonly mode: 'session' | 'transaction';
  /** The maximum number of sessions: `default_pool_size`. */
  readonly size?: number;
  /** Whether a client waits for a free session. Otherwise it is refused at once, as after `query_wait_timeout`. */
  readonly queuesClients?: boolean;
}

const KNOWN_PARAMETERS = [
  'user',
  'database',
  'application_name',
  'client_encoding',
  'datestyle',
  'standard_conforming_strings',
  'timezone',
];

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;

/** The message types that the server answers with "ready for query". */
const ANSWERED = new Set(['Q', 'S', 'F']);

export async function startPooler(options: PoolerOptions): Promise<Pooler> {
  const { url, mode, size = 20, queuesClients = true } = options;
  const sessions = createSessions(url, { size, queuesClients });
  const clients = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    clients.add(socket);
    socket.once('close', () => clients.delete(socket));
    serveClient(socket, mode, sessions);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const through = new URL(url);
  through.searchParams.delete('host');
  Object.assign(through, { hostname: '127.0.0.1', port: String(port) });
  return {
    url: through.href,
    async close() {
      server.close();
      for (const socket of clients) socket.destroy();
      await sessions.close();
    },
  };
}

type Sessions = ReturnType<typeof createSessions>;

function serveClient(socket: Socket, mode: PoolerOptions['mode'], sessions: Sessions): void {
  let stage: 'startup' | 'open' | 'closed' = 'startup';
  let session: Session | undefined;
  let isBorrowing = false;
  const waiting: WireMessage[] = [];
  /** How many "ready for query" messages are still to come. */
  let pending = 0;

  // The event "close" follows.
  socket.on('error', () => undefined);
  socket.once('close', () => {
    stage = 'closed';
    if (session !== undefined) sessions.giveBack(session, pending === 0 ? 'reset' : 'broken');
  });

  const answer = ({ type, bytes, body }: WireMessage) => {
    socket.write(bytes);
    if (type !== 'Z') return;
    pending -= 1;
    const isIdle = pending === 0 && body.toString() === 'I';
    if (mode === 'session' || !isIdle || session === undefined) return;
    sessions.giveBack(session, 'clean');
    session = undefined;
  };
  const forward = ({ stream }: Session) => {
    for (const { type, bytes } of waiting.splice(0)) {
      if (ANSWERED.has(type)) pending += 1;
      stream.write(bytes);
    }
  };
  const borrow = async () => {
    isBorrowing = true;
    const borrowed = await sessions.borrow();
    isBorrowing = false;
    if (stage === 'closed') {
      sessions.giveBack(borrowed, 'clean');
      return;
    }
    session = borrowed;
    session.answer = answer;
    forward(session);
  };

  const take = (received: WireMessage) => {
    if (stage === 'startup') {
      if (startUp(socket, received.body)) stage = 'open';
    } else if (received.type === 'X') {
      socket.end();
    } else {
      waiting.push(received);
      if (session !== undefined) forward(session);
      else if (!isBorrowing) borrow().catch(({ message: why }) => socket.end(fatal('08006', why)));
    }
  };
  readMessages(socket, take, () => stage === 'startup');
}

/** Answers a message of the startup phase. Returns whether the client may send queries now. */
function startUp(socket: Socket, body: Buffer): boolean {
  const code = body.readInt32BE(0);
  if (code === SSL_REQUEST || code === GSS_REQUEST) {
    socket.write('N');
    return false;
  }
  if (code === CANCEL_REQUEST) {
    socket.end();
    return false;
  }
  const unknown = [...startupParameters(body).keys()].find(
    (name) => !KNOWN_PARAMETERS.includes(name.toLowerCase()),
  );
  if (unknown !== undefined) {
    socket.end(fatal('08P01', `unsupported startup parameter: ${unknown}`));
    return false;
  }
  // The process id is made up: the pooler does not know yet which session will answer.
  socket.write(Buffer.concat([message('R', 0), message('K', 1, 1), readyForQuery()]));
  return true;
}
