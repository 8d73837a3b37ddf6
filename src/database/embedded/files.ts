import { readFile, stat } from 'node:fs/promises';

/** The code of an error of the operating system (`ENOENT`) or PostgreSQL (`57P03`); `undefined` if it has none. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** @throws if that is unknown, as in a folder that this process may not enter. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

// ESRCH: the process ended between opening and reading its file in /proc.
const MISSING = ['ENOENT', 'ESRCH'];

/** The text of a file; `undefined` if there is none. */
export async function readIfExists(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (MISSING.includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}
