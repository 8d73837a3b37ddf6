import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Account } from './account.ts';

interface SpawnOptions {
  account: Account | undefined;
  /** The folder for `-D`. */
  cluster: string;
  /** Descriptor of the file that takes what the program prints. */
  output: number;
  /** Whether the program is to survive this process, and its terminal's Ctrl-C. */
  detached?: boolean;
  /** Variables beside the few that PostgreSQL needs. */
  env?: Record<string, string>;
}

/**
 * Starts one of PostgreSQL's programs on a cluster.
 *
 * As root, the account that the program runs as may not be allowed to enter the folders above the cluster. So the
 * folder is opened here and passed on as a descriptor.
 *
 * @throws when the program cannot be executed.
 */
export async function spawnOnCluster(
  program: string,
  args: string[],
  options: SpawnOptions,
): Promise<ChildProcess> {
  const { account, cluster, output, detached = false, env } = options;
  const folder = account && (await open(cluster, constants.O_RDONLY | constants.O_DIRECTORY));
  try {
    const child = spawn(program, ['-D', folder ? '/proc/self/fd/3' : cluster, ...args], {
      ...account,
      detached,
      // A folder that any account may enter, and none of the PG* variables that are meant for clients.
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', ...env },
      stdio: ['ignore', output, output, ...(folder ? [folder.fd] : [])],
    });
    await once(child, 'spawn');
    return child;
  } finally {
    await folder?.close();
  }
}
