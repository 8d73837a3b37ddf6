import { once } from 'node:events';
import { chown, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account.ts';
import { SUPERUSER } from './authentication.ts';
import { exists } from './files.ts';
import { tailServerLog, withServerLog } from './server-log.ts';
import { spawnOnCluster } from './spawn.ts';

/** The same text order and encoding on every machine, whatever locales its system has. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

const INCOMPLETE = '.new-';

interface CreateClusterOptions {
  /** The folder to create. Its parent exists. */
  cluster: string;
  initdb: string;
  account: Account | undefined;
  logFile: string;
  /** Aborts, and leaves nothing behind. */
  signal?: AbortSignal | undefined;
}

/**
 * Creates the database files, unless they exist.
 *
 * Creates them in a folder beside the cluster's and renames it: a start that is killed leaves no incomplete cluster, and of
 * several starts at once, one wins.
 */
export async function createCluster({ cluster, ...options }: CreateClusterOptions): Promise<void> {
  if (await exists(cluster)) return;
  const staging = await mkdtemp(`${cluster}${INCOMPLETE}`);
  try {
    await runInitdb({ cluster: staging, ...options });
    await rename(staging, cluster);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!(await exists(cluster))) throw error;
  }
}

/**
 * Removes incomplete clusters that killed starts left behind. A start that is creating one at this moment finds that the
 * cluster exists.
 */
export async function removeIncompleteClusters(cluster: string): Promise<void> {
  const folder = path.dirname(cluster);
  const incomplete = (await readdir(folder)).filter((name) =>
    name.startsWith(`${path.basename(cluster)}${INCOMPLETE}`),
  );
  await Promise.all(incomplete.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}

async function runInitdb({ cluster, initdb, account, logFile, signal }: CreateClusterOptions): Promise<void> {
  if (account) await chown(cluster, account.uid, account.gid);
  const args = ['--username', SUPERUSER, '--auth=reject', '--no-instructions', ...LOCALE];
  const code = await withServerLog(logFile, async (output) => {
    const child = await spawnOnCluster(initdb, args, { account, cluster, output });
    const abort = () => child.kill();
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    // Also wait after an abort: initdb ends after the programs that it started.
    const [exitCode] = await once(child, 'exit');
    signal?.removeEventListener('abort', abort);
    return exitCode;
  });
  if (code === 0) return;
  signal?.throwIfAborted();
  throw new Error(`PostgreSQL could not create its files in ${cluster}:\n${await tailServerLog(logFile)}`);
}
