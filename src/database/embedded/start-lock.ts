import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './files.ts';

/** A lock of this age is stale: its process was killed, even if another one has the id by now. */
const STALE_MS = 30_000;

/**
 * Does some work while no other process does work under the same lock file.
 *
 * PostgreSQL has a lock file of its own, but two servers that start at once may both replace the one of a crashed server.
 * This lock file is removed before the server is used, so only a process that is killed during a start leaves it behind.
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

/** One process at a time: otherwise a second one may remove the lock that the first one has just taken. */
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
    // In a container, the previous process often had the same id.
    if (holder === process.pid) return mtimeMs < performance.timeOrigin;
    return !isRunning(holder);
  } catch (error) {
    // It was released meanwhile.
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
