import { Prisma } from './generated/client.ts';

// PostgreSQL's codes for what a constraint refuses (its manual, appendix A).
export const UNIQUE_VIOLATION = '23505';
const CHECK_VIOLATION = '23514';

/** Whether PostgreSQL refused a raw statement, or a commit, for the check of a name. */
export function violatesCheck(error: unknown, constraint: string): boolean {
  return sqlState(error) === CHECK_VIOLATION && error instanceof Error && error.message.includes(constraint);
}

/** The code with which PostgreSQL refused a raw statement, or a commit; `undefined` for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2010') {
    return /Code: `(\w{5})`/.exec(error.message)?.[1];
  }
  // Prisma passes on what is said at COMMIT as its adapter's own error.
  const isAdapters = error instanceof Error && error.name === 'DriverAdapterError';
  const cause = isAdapters && typeof error.cause === 'object' ? error.cause : null;
  return cause !== null && 'originalCode' in cause ? String(cause.originalCode) : undefined;
}
