import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { errorCode } from './error-code.ts';

const run = promisify(execFile);

/** How long a fast shutdown, which writes everything out, may take before it is cut short. */
const FAST_SHUTDOWN_MS = 2_000;
/** Callers who cannot wait so long go on without: the server ends all the same. */
const IMMEDIATE_SHUTDOWN_MS = 30_000;

/** What a server wrote into its cluster's postmaster.pid. */
export interface Postmaster {
  pid: number;
  /** Absent until the server listens. */
  socketDirectory: string | undefined;
  /** False for what is left after a crash, even where another process has the id by now. */
  alive: boolean;
  /** Whether it takes connections: it is neither starting, nor recovering, nor stopping. */
  ready: boolean;
}

/** The server on a cluster: one that runs, or the traces of one that was killed. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  // The file's lines: https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/utils/pidfile.h
  const lines = (await readIfExists(path.join(cluster, 'postmaster.pid'))).split('\n');
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
 * Ends the server, waiting for it. Fast: clients are disconnected, everything is written out. Where that takes too
 * long, immediate: what was committed is recovered at the next start.
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

/** Signal 0 would also find a zombie that nobody waits for, and whatever has the id after a container's restart. */
async function isLivePostgres(pid: number): Promise<boolean> {
  const { command, state } = process.platform === 'linux' ? await readProc(pid) : await askPs(pid);
  return command === 'postgres' && !state.startsWith('Z');
}

async function readProc(pid: number): Promise<{ command: string; state: string }> {
  // "1234 (postgres) S ...", https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
  const stat = await readIfExists(`/proc/${pid}/stat`);
  const [, command = '', state = ''] = /^\d+ \((.*)\) (\S)/s.exec(stat) ?? [];
  return { command, state };
}

async function askPs(pid: number): Promise<{ command: string; state: string }> {
  try {
    const { stdout } = await run('ps', ['-o', 'state=,comm=', '-p', String(pid)]);
    const [, state = '', command = ''] = /^(\S+)\s+(.*)$/.exec(stdout.trim()) ?? [];
    return { command: path.basename(command), state };
  } catch {
    // ps exits with 1 when there is no such process.
    return { command: '', state: '' };
  }
}

async function readIfExists(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    // ESRCH: the process ended between opening and reading its file in /proc.
    if (['ENOENT', 'ESRCH'].includes(errorCode(error) ?? '')) return '';
    throw error;
  }
}
