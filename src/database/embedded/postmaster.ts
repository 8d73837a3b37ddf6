import { execFile } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readIfExists } from './files.ts';

const run = promisify(execFile);

/** How long a fast shutdown, which writes all data to disk, may take. */
const FAST_SHUTDOWN_MS = 2_000;
/** Callers that do not wait so long go on: the server ends anyway. */
const IMMEDIATE_SHUTDOWN_MS = 30_000;

/** The content of a cluster's postmaster.pid. */
export interface Postmaster {
  pid: number;
  /** Absent until the server listens. */
  socketDirectory: string | undefined;
  /** False after a crash, even if another process has the id by now. */
  alive: boolean;
  /** Whether it accepts connections: it is not starting, recovering or stopping. */
  ready: boolean;
}

/** The server on a cluster, running or killed; `undefined` if the last one stopped properly. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  // The file's lines: https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/utils/pidfile.h
  const lines = ((await readIfExists(path.join(cluster, 'postmaster.pid'))) ?? '').split('\n');
  const [pid, , , , socketDirectory, , , status = ''] = lines;
  if (!pid) return undefined;
  const alive = await isLivePostgres(Number(pid));
  return {
    pid: Number(pid),
    socketDirectory: socketDirectory || undefined,
    alive,
    ready: alive && status.trim() === 'ready',
  };
}

/**
 * Stops the server and waits for it. First by a fast shutdown, which disconnects clients and writes all data to disk. If
 * that takes too long, by an immediate shutdown: the next start recovers committed data.
 *
 * @throws if the server does not end.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  if (await endsWithin(pid, FAST_SHUTDOWN_MS)) return;
  process.kill(pid, 'SIGQUIT');
  if (await endsWithin(pid, IMMEDIATE_SHUTDOWN_MS)) return;
  throw new Error(`The embedded PostgreSQL (process ${pid}) does not end.`);
}

async function endsWithin(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline) {
    if (!(await isLivePostgres(pid))) return true;
    await sleep(10);
  }
  return false;
}

/** Signal 0 would also find a zombie, and another process that has the id after a container's restart. */
async function isLivePostgres(pid: number): Promise<boolean> {
  const { command, state } = process.platform === 'linux' ? await readProc(pid) : await askPs(pid);
  return command === 'postgres' && !state.startsWith('Z');
}

async function readProc(pid: number): Promise<{ command: string; state: string }> {
  // "1234 (postgres) S ...", https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
  const stat = (await readIfExists(`/proc/${pid}/stat`)) ?? '';
  const [, command = '', state = ''] = /^\d+ \((.*)\) (\S)/s.exec(stat) ?? [];
  return { command, state };
}

async function askPs(pid: number): Promise<{ command: string; state: string }> {
  try {
    const { stdout } = await run('ps', ['-o', 'state=,comm=', '-p', String(pid)]);
    const [, state = '', command = ''] = /^(\S+)\s+(.*)$/.exec(stdout.trim()) ?? [];
    return { command: path.basename(command), state };
  } catch {
    // ps exits with 1 if there is no such process.
    return { command: '', state: '' };
  }
}
