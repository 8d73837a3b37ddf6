/** Prisma's codes for a database or a connection that cannot be had, or not in time. */
const PRISMA_CODES = /^(?:P1\d{3}|P2024|P2028|P2037)$/;
/**
 * PostgreSQL's codes (its manual, appendix A), as Prisma quotes them: connection exceptions, a server that shuts down,
 * starts or has crashed, too many connections, a database that takes none.
 */
const SQL_STATES = /Code: `(?:08\w{3}|57P0\d|53300|55000)`/;
/** What pg says, without a code, of a connection that was lost or that it could not get. */
const PG_MESSAGES =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout)/;

/** Whether a query failed because the database was away or busy. The same query may succeed in a moment. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return PRISMA_CODES.test(code) || SQL_STATES.test(error.message) || PG_MESSAGES.test(error.message);
}
