import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { EmbeddedConnection } from '../../src/database/embedded/ownership.ts';

const PROGRAM = fileURLToPath(new URL('embedded-process.js', import.meta.url));

/** An embedded PostgreSQL that another process owns. */
export interface OtherProcess {
  pid: number | undefined;
  config: EmbeddedConnection;
  /** Has it stop its server and end. It also does so when this process ends. */
  stop(): Promise<void>;
  /** Kills it, so that it cannot stop its server. */
  kill(): Promise<void>;
}

export async function startInOtherProcess(dataDir: string): Promise<OtherProcess> {
  const child = spawn(process.execPath, [PROGRAM, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), exit]);
  if (typeof line !== 'string') throw new Error('The other process ended before its server was ready.');
  return {
    pid: child.pid,
    config: JSON.parse(line),
    async stop() {
      child.stdin.end();
      await exit;
    },
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
