import { type FileHandle, open, readFile } from 'node:fs/promises';

const TAIL_LINES = 10;

/** Opens the file for the output of PostgreSQL's programs while one is being started. */
export async function withServerLog<T>(file: string, work: (descriptor: number) => Promise<T>): Promise<T> {
  const log: FileHandle = await open(file, 'a', 0o600);
  try {
    return await work(log.fd);
  } finally {
    await log.close();
  }
}

/** The last lines of that file, for an error that says why a program ended. */
export async function tailServerLog(file: string): Promise<string> {
  const content = await readFile(file, 'utf8');
  return content.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}
