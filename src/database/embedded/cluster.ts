import { once } from 'node:events';
import { chown, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account.ts';
import { SUPERUSER } from './authentication.ts';
import { exists } from './exists.ts';
import { tailServerLog, withServerLog } from './server-log.ts';
import { spawnOnCluster } from './spawn.ts';

/** The same text order and encoding on every machine, whatever locales its system has. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

const HALF_MADE = '.new-';

interface CreateClusterOptions {
  /** The folder to create, in one that exists. */
  cluster: string;
  initdb: string;
  account: Account | undefined;
  logFile: string;
  /** Gives up, leaving nothing behind. */
  signal?: AbortSignal | undefined;
}

/**
 * Creates the database files, unless they exist.
 *
 * They are made beside the cluster's folder and renamed, so that a start that is killed leaves no half-made cluster,
 * and of several starts at once one wins.
 */
export async function createCluster({ cluster, ...options }: CreateClusterOptions): Promise<void> {
  if (await exists(cluster)) return;
  const staging = await mkdtemp(`${cluster}${HALF_MADE}`);
  try {
    await runInitdb({ cluster: staging, ...options });
    await rename(staging, cluster);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!(await exists(cluster))) throw error;
  }
}

/**
 * Removes what starts that were killed left of a cluster they were creating. Whoever is creating one at this moment
 * finds that the cluster exists.
 */
export async function removeHalfMadeClusters(cluster: string): Promise<void> {
  const folder = path.dirname(cluster);
  const halfMade = (await readdir(folder)).filter((name) =>
    name.startsWith(`${path.basename(cluster)}${HALF_MADE}`),
  );
  await Promise.all(halfMade.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}

async function runInitdb({ cluster, initdb, account, logFile, signal }: CreateClusterOptions): Promise<void> {
  if (account) await chown(cluster, account.uid, account.gid);
  const args = ['--username', SUPERUSER, '--auth=reject', '--no-instructions', ...LOCALE];
  const code = await withServerLog(logFile, async (output) => {
    const child = await spawnOnCluster(initdb, args, { account, cluster, output });
    const giveUp = () => child.kill();
    signal?.addEventListener('abort', giveUp);
    if (signal?.aborted) giveUp();
    // Also where it was given up: what it started ends before it does.
    const [exitCode] = await once(child, 'exit');
    signal?.removeEventListener('abort', giveUp);
    return exitCode;
  });
  if (code === 0) return;
  signal?.throwIfAborted();
  throw new Error(`PostgreSQL could not create its files in ${cluster}:\n${await tailServerLog(logFile)}`);
}
