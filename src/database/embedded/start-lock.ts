import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './error-code.ts';

/** A holder of this age was killed, though another process has its id by now. */
const STALE_MS = 30_000;

/**
 * Does the work while no other process does its own under the same file.
 *
 * PostgreSQL has a lock file too, but two servers that start at once may both take the one of a crashed server for
 * theirs to replace. This file is gone before the server is used, so that only a process that was killed while it
 * started one leaves it behind.
 *
 * @throws what the work throws.
 */
export async function withStartLock(file: string, work: () => Promise<void>): Promise<void> {
  while (!(await tryLock(file))) {
    if (await isStale(file)) await removeStale(file);
    else await sleep(10);
  }
  try {
    await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function tryLock(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** One at a time: else the second to find the lock stale may remove the one that the first has taken by then. */
function removeStale(file: string): Promise<void> {
  return withStartLock(`${file}.stale`, async () => {
    if (await isStale(file)) await rm(file, { force: true });
  });
}

async function isStale(file: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file);
    const holder = Number(await readFile(file, 'utf8'));
    if (Date.now() - mtimeMs > STALE_MS) return true;
    // In a container the process before commonly had the same id.
    if (holder === process.pid) return mtimeMs < performance.timeOrigin;
    return !isRunning(holder);
  } catch (error) {
    // Released meanwhile.
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    return errorCode(error) === 'EPERM';
  }
}
