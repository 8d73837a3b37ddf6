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
 * A pooler between an app and PostgreSQL, as strict as PgBouncer 1.18: it lends a session for as long as a client is
 * connected, or for one transaction, and refuses startup parameters that it does not know. Names, passwords and the
 * encryption of connections are not checked: everybody is let in as the URL's user.
 */
export interface Pooler {
  /** Of the same database, through the pooler. */
  readonly url: string;
  close(): Promise<void>;
}

export interface PoolerOptions {
  /** The database behind it. */
  readonly url: string;
  readonly mode: 'session' | 'transaction';
  /** How many sessions it opens at most: `default_pool_size`. */
  readonly size?: number;
  /** Whether clients wait while every session is lent; they are refused otherwise, as after `query_wait_timeout`. */
  readonly isPatient?: boolean;
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

/** What a client sends to have it answered by "ready for query". */
const ANSWERED = new Set(['Q', 'S', 'F']);

export async function startPooler(options: PoolerOptions): Promise<Pooler> {
  const { url, mode, size = 20, isPatient = true } = options;
  const sessions = createSessions(url, { size, isPatient });
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
  let stage: 'greeting' | 'open' | 'closed' = 'greeting';
  let session: Session | undefined;
  let isBorrowing = false;
  const waiting: WireMessage[] = [];
  /** How many answers the session still owes. */
  let owed = 0;

  // That a client breaks off is an end like another.
  socket.on('error', () => undefined);
  socket.once('close', () => {
    stage = 'closed';
    if (session !== undefined) sessions.giveBack(session, owed === 0 ? 'reset' : 'broken');
  });

  const answer = ({ type, bytes, body }: WireMessage) => {
    socket.write(bytes);
    if (type !== 'Z') return;
    owed -= 1;
    const isIdle = owed === 0 && body.toString() === 'I';
    if (mode === 'session' || !isIdle || session === undefined) return;
    sessions.giveBack(session, 'as it is');
    session = undefined;
  };
  const forward = ({ stream }: Session) => {
    for (const { type, bytes } of waiting.splice(0)) {
      if (ANSWERED.has(type)) owed += 1;
      stream.write(bytes);
    }
  };
  const borrow = async () => {
    isBorrowing = true;
    const borrowed = await sessions.borrow();
    isBorrowing = false;
    if (stage === 'closed') {
      sessions.giveBack(borrowed, 'as it is');
      return;
    }
    session = borrowed;
    session.answer = answer;
    forward(session);
  };

  const take = (received: WireMessage) => {
    if (stage === 'greeting') {
      if (greet(socket, received.body)) stage = 'open';
    } else if (received.type === 'X') {
      socket.end();
    } else {
      waiting.push(received);
      if (session !== undefined) forward(session);
      else if (!isBorrowing) borrow().catch(({ message: why }) => socket.end(fatal('08006', why)));
    }
  };
  readMessages(socket, take, () => stage === 'greeting');
}

/** Answers what comes before the first query. Returns whether that is over. */
function greet(socket: Socket, body: Buffer): boolean {
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
  // The process is of its own making: it does not know yet which session will answer.
  socket.write(Buffer.concat([message('R', 0), message('K', 1, 1), readyForQuery()]));
  return true;
}
