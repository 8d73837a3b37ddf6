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

/** Backends of a crashed server may take a moment to notice, and until then the next one does not start. */
const MAX_ATTEMPTS = 3;
const RETRY_MS = 200;

/** What it takes to run a server. */
export interface LaunchOptions {
  cluster: string;
  postgres: string;
  account: Account | undefined;
  /** The name of the user that may connect, beside root. */
  userName: string;
  logFile: string;
  /** PostgreSQL's settings by name, in place of this app's. */
  settings: Record<string, string>;
  /** Where clients of the server before look for it. */
  earlierSocketDirectory?: string | undefined;
}

/**
 * Starts a server on a cluster, unless one runs by the time it is this process's turn, and waits until it takes
 * connections.
 *
 * @throws when the server ends instead, with the end of its log.
 */
export async function launchServer(options: LaunchOptions): Promise<void> {
  const { cluster, logFile } = options;
  await withStartLock(`${cluster}.starting`, async () => {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const postmaster = await readPostmaster(cluster);
      if (postmaster?.alive) return;
      const server = await spawnServer(options, postmaster);
      if (await comesUp(server, cluster)) return;
      await sleep(RETRY_MS);
    }
    throw new Error(
      `The embedded PostgreSQL did not start. ${logFile} ends with:\n${await tailServerLog(logFile)}`,
    );
  });
}

async function comesUp(server: ChildProcess, cluster: string): Promise<boolean> {
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
      // PostgreSQL refuses to start while the process in its lock file exists, except for the one named here. It is no
      // server; and unlike removing the file, this keeps the check that no backend of the crashed server is left.
      ...(crashed && { env: { PG_GRANDPARENT_PID: String(crashed.pid) } }),
    }),
  );
  // It does not keep this process alive: the app does, until it stops the server.
  server.unref();
  if (socketDirectory !== earlier) server.once('exit', () => removeIfEmpty(socketDirectory));
  return server;
}

/** A server that stopped leaves the folder empty, one that crashed does not. */
function removeIfEmpty(directory: string): void {
  rmdir(directory).catch(() => {
    // The next start on the cluster uses the folder again.
  });
}
