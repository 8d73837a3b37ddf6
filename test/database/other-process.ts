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
  /** Lets it stop its server and end, as it also does when this process ends. */
  stop(): Promise<void>;
  /** Ends it without a chance to stop its server. */
  kill(): Promise<void>;
}

export async function startInOtherProcess(dataDir: string): Promise<OtherProcess> {
  const child = spawn(process.execPath, [PROGRAM, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), exit]);
  if (typeof line !== 'string') throw new Error('The other process ended before its server was up.');
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
