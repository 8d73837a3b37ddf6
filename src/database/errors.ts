import { Prisma } from './generated/client.ts';

// PostgreSQL's codes for constraints that refuse a row (its manual, appendix A).
export const UNIQUE_VIOLATION = '23505';
const CHECK_VIOLATION = '23514';

/** Whether PostgreSQL refused a raw statement, or a commit, because of the named check constraint. */
export function violatesCheck(error: unknown, constraint: string): boolean {
  return sqlState(error) === CHECK_VIOLATION && error instanceof Error && error.message.includes(constraint);
}

/** PostgreSQL's code (SQLSTATE) for why it refused a raw statement or a commit; `undefined` for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2010') {
    return /Code: `(\w{5})`/.exec(error.message)?.[1];
  }
  // Prisma passes on an error at COMMIT as its adapter's own.
  const isAdapters = error instanceof Error && error.name === 'DriverAdapterError';
  const cause = isAdapters && typeof error.cause === 'object' ? error.cause : null;
  return cause !== null && 'originalCode' in cause ? String(cause.originalCode) : undefined;
}

/** Prisma's codes for a database or a connection that it could not reach, or not in time. */
const UNREACHABLE = /^(?:P1\d{3}|P2024|P2028|P2037)$/;
/**
 * PostgreSQL's codes, as Prisma quotes them, for connection exceptions, a server that shuts down, starts or has crashed,
 * too many connections, and a database that accepts none.
 */
const CONNECTION_STATES = /Code: `(?:08\w{3}|57P0\d|53300|55000)`/;
/** Messages of pg, which have no code, for a connection that was lost or could not be opened. */
const CONNECTION_MESSAGES =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout)/;

/** Whether a query failed because the database was away or busy. The same query may succeed in a moment. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    UNREACHABLE.test(code) || CONNECTION_STATES.test(error.message) || CONNECTION_MESSAGES.test(error.message)
  );
}
