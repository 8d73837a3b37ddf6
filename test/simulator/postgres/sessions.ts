import type { Duplex } from 'node:stream';
import pg from 'pg';
import { message, readMessages, type WireMessage } from './messages.ts';

/** A connection to PostgreSQL. Clients use it in turn. */
export interface Session {
  readonly stream: Duplex;
  /** Receives the messages of the server. */
  answer: (message: WireMessage) => void;
}

/** How a client returns a session: clean, to be reset, or in the middle of a query. */
type State = 'clean' | 'reset' | 'broken';

/** Lends the sessions of a database. Like PgBouncer, it lends the session that was returned last first. */
export function createSessions(
  url: string,
  { size, queuesClients }: { size: number; queuesClients: boolean },
) {
  const idle: Session[] = [];
  const all = new Set<Session>();
  const waiting: ((session: Session) => void)[] = [];
  let opening = 0;

  const lend = (session: Session) => {
    const next = waiting.shift();
    if (next) next(session);
    else idle.push(session);
  };
  const open = async () => {
    opening += 1;
    const client = new pg.Client({ connectionString: url, application_name: 'pooler' });
    await client.connect();
    const { stream } = client.connection;
    // From now on the clients read and write the messages, not pg.
    stream.removeAllListeners();
    const session: Session = { stream, answer: () => undefined };
    readMessages(stream, (received) => session.answer(received));
    stream.on('error', () => undefined);
    stream.once('close', () => all.delete(session));
    all.add(session);
    opening -= 1;
    lend(session);
  };

  return {
    async borrow(): Promise<Session> {
      const session = idle.pop();
      if (session) return session;
      const isFull = all.size + opening >= size;
      if (isFull && !queuesClients) throw new Error('query_wait_timeout');
      const borrowed = new Promise<Session>((resolve) => waiting.push(resolve));
      if (!isFull) await open();
      return borrowed;
    },
    giveBack(session: Session, state: State): void {
      if (state === 'clean') {
        lend(session);
      } else if (state === 'broken') {
        session.stream.destroy();
      } else {
        session.answer = ({ type }) => {
          if (type === 'Z') lend(session);
        };
        session.stream.write(message('Q', 'DISCARD ALL'));
      }
    },
    async close(): Promise<void> {
      for (const { stream } of all) stream.destroy();
    },
  };
}
