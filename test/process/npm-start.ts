import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { endWithThisProcess } from '../support/orphans.ts';

/** A running `npm start`. */
export interface Started {
  /** What it has printed so far. */
  readonly output: () => string;
  /** Waits until it prints something. */
  prints(text: string): Promise<void>;
  /** Where it listens, once it is ready. */
  url(): Promise<string>;
  terminate(): void;
  /** How it ended. */
  readonly exitCode: Promise<number | null>;
}

const project = path.resolve(import.meta.dirname, '../..');

/** Runs `npm start` as an operator does, with nothing but the given environment, until the test ends. */
export function npmStart(environment: Record<string, string>): Started {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn('npm', ['start'], {
    cwd: project,
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithThisProcess(child);
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    child.emit('output');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  onTestFinished(() => void child.kill('SIGTERM'));

  const prints = async (text: string) => {
    while (!output.includes(text)) {
      const ended = await Promise.race([once(child, 'output').then(() => false), exited.then(() => true)]);
      if (ended && !output.includes(text)) throw new Error(`It ended without printing "${text}":\n${output}`);
    }
  };
  return {
    output: () => output,
    prints,
    async url() {
      await prints('wgw is ready');
      const line = output.split('\n').find((each) => each.includes('wgw is ready')) ?? '';
      const { port }: { port: number } = JSON.parse(line);
      return `http://127.0.0.1:${port}`;
    },
    terminate: () => child.kill('SIGTERM'),
    exitCode: exited,
  };
}
