import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The app in a process of its own. */
export interface Replica {
  readonly url: string;
  /** Whether the process has not ended. */
  readonly isRunning: boolean;
  /** As the operating system does where memory runs out: nothing is finished. */
  kill(): Promise<void>;
  /** As whoever runs it does. Resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the app, with this environment and no other, until it takes requests. */
export async function startReplica(environment: Readonly<Record<string, string>>): Promise<Replica> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...environment, PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const endWithThis = () => child.kill('SIGKILL');
  process.once('exit', endWithThis);
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => {
    process.off('exit', endWithThis);
    return code ?? null;
  });
  const port = await new Promise<number>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('wgw is ready')) resolve(JSON.parse(line).port);
    });
    void exited.then((code) => reject(new Error(`A replica ended while it started: ${code}.`)));
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
