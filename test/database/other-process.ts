import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { EmbeddedConnection } from '../../src/database/embedded/ownership.ts';

const PROGRAM = fileURLToPath(new URL('embedded-process.ts', import.meta.url));

/** An embedded PostgreSQL that another process owns. */
interface OtherProcess {
  pid: number | undefined;
  config: EmbeddedConnection;
  /** Asks it to stop its server and end. */
  stop(): Promise<void>;
  /** Ends it without a chance to stop its server. */
  kill(): Promise<void>;
}

export async function startInOtherProcess(dataDir: string): Promise<OtherProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit')]);
  if (typeof line !== 'string') throw new Error('The other process ended before its server was up.');
  return {
    pid: child.pid,
    config: JSON.parse(line),
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
