import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The app in its own process. */
export interface Replica {
  readonly url: string;
  /** Whether the process is running. */
  readonly isRunning: boolean;
  /** Kills the process with SIGKILL, as the operating system does when memory runs out. */
  kill(): Promise<void>;
  /** Stops the process with SIGTERM. Resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the app with these environment variables and PATH only. Resolves when it is ready. */
export async function startReplica(environment: Readonly<Record<string, string>>): Promise<Replica> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...environment, PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => {
    process.off('exit', kill);
    return code ?? null;
  });
  const port = await new Promise<number>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('wgw is ready')) resolve(JSON.parse(line).port);
    });
    void exited.then((code) => reject(new Error(`A replica exited with code ${code} while it started.`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    get isRunning() {
      return child.exitCode === null && child.signalCode === null;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
