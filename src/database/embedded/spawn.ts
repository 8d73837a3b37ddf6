import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Account } from './account.ts';

interface SpawnOptions {
  account: Account | undefined;
  /** The folder for `-D`. */
  cluster: string;
  /** The descriptor of the file for the program's output. */
  output: number;
  /** Whether the program survives this process, and Ctrl-C in its terminal. */
  detached?: boolean;
  /** Variables beside the few that PostgreSQL needs. */
  env?: Record<string, string>;
}

/**
 * Starts one of PostgreSQL's programs on a cluster.
 *
 * The account that runs the program may not be allowed to enter the folders above the cluster. So root opens the folder
 * here and passes on its descriptor.
 *
 * @throws if the program cannot be executed.
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
      // Any account may enter this folder. The environment has none of the PG* variables, which are for clients.
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
