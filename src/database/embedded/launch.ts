import type { ChildProcess } from 'node:child_process';
import { rmdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.ts';
import { type Postmaster, readPostmaster } from './postmaster.ts';
import { tailServerLog, withServerLog } from './server-log.ts';
import { settingArguments } from './settings.ts';
import { prepareSocketDirectory } from './socket-directory.ts';
import { spawnOnCluster } from './spawn.ts';
import { withStartLock } from './start-lock.ts';

/** The next server does not start until the backends of a crashed one have ended, which may take a moment. */
const MAX_ATTEMPTS = 3;
const RETRY_MS = 200;

/** Options to run a server. */
export interface LaunchOptions {
  cluster: string;
  postgres: string;
  account: Account | undefined;
  /** The only user that may connect, beside root. */
  userName: string;
  logFile: string;
  /** PostgreSQL's settings by name. They override this app's. */
  settings: Record<string, string>;
  /** The socket folder of the previous server, where its clients look for it. */
  earlierSocketDirectory?: string | undefined;
}

/**
 * Starts a server on a cluster and waits until it accepts connections. Does nothing if another process has started one
 * meanwhile.
 *
 * @throws if the server ends instead, with the end of its log.
 */
export async function launchServer(options: LaunchOptions): Promise<void> {
  const { cluster, logFile } = options;
  await withStartLock(`${cluster}.starting`, async () => {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const postmaster = await readPostmaster(cluster);
      if (postmaster?.alive) return;
      const server = await spawnServer(options, postmaster);
      if (await becomesReady(server, cluster)) return;
      await sleep(RETRY_MS);
    }
    throw new Error(
      `The embedded PostgreSQL did not start. ${logFile} ends with:\n${await tailServerLog(logFile)}`,
    );
  });
}

async function becomesReady(server: ChildProcess, cluster: string): Promise<boolean> {
  while (server.exitCode === null && server.signalCode === null) {
    if ((await readPostmaster(cluster))?.ready) return true;
    await sleep(10);
  }
  return false;
}

async function spawnServer(options: LaunchOptions, crashed: Postmaster | undefined): Promise<ChildProcess> {
  const { account, cluster, logFile, postgres, settings } = options;
  const earlier = options.earlierSocketDirectory ?? crashed?.socketDirectory;
  const socketDirectory = await prepareSocketDirectory(account, earlier);
  const server = await withServerLog(logFile, (output) =>
    spawnOnCluster(postgres, settingArguments(socketDirectory, settings), {
      account,
      cluster,
      output,
      detached: true,
      // PostgreSQL refuses to start while the process in its lock file exists, unless that process is named here. The
      // process is not a server any more. Removing the file would skip the check for backends of the crashed server.
      ...(crashed && { env: { PG_GRANDPARENT_PID: String(crashed.pid) } }),
    }),
  );
  // The server alone does not keep this process alive.
  server.unref();
  if (socketDirectory !== earlier) server.once('exit', () => removeIfEmpty(socketDirectory));
  return server;
}

/** Keeps the folder of a crashed server, which is not empty. */
function removeIfEmpty(directory: string): void {
  rmdir(directory).catch(() => {
    // Not empty: the next start uses the folder again.
  });
}
