import { Prisma } from './generated/client.ts';

/** PostgreSQL's codes for what a constraint refuses (its manual, appendix A). */
export const UNIQUE_VIOLATION = '23505';
export const CHECK_VIOLATION = '23514';

/** The code with which PostgreSQL refused a raw statement; `undefined` for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2010') return undefined;
  return /Code: `(\w{5})`/.exec(error.message)?.[1];
}
