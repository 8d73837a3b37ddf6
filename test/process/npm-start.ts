import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { TimeLimits } from '../../src/time-limits.ts';
import { endWithThisProcess } from '../support/orphans.ts';

/** A line of the log. */
interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** A running `npm start`. */
export interface Started {
  /** Its output so far, on standard output and standard error. */
  readonly output: () => string;
  /** Its output as lines of the log. Throws if a line is not JSON. */
  readonly log: () => LogLine[];
  /** Waits until it has printed a text, so many times. */
  prints(text: string, times?: number): Promise<void>;
  /** The address of the app, once it is ready. */
  url(): Promise<string>;
  terminate(): void;
  /** How it ended. */
  readonly exitCode: Promise<number | null>;
}

/** The levels in the lines of the log. */
export const levels = { debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };

const project = path.resolve(import.meta.dirname, '../..');

const timeLimitsModule = pathToFileURL(path.join(import.meta.dirname, 'set-time-limits.mjs')).href;

interface StartOptions {
  /** Time limits that the test wants the app to reach, in milliseconds. */
  readonly timeLimits?: Partial<TimeLimits>;
  /** More options for Node.js. */
  readonly nodeOptions?: string;
}

/** Runs `npm start` as an operator does, with only the given environment, until the test ends. */
export function npmStart(
  environment: Record<string, string>,
  { timeLimits = {}, nodeOptions = '' }: StartOptions = {},
): Started {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn('npm', ['start'], {
    cwd: project,
    // npm itself prints nothing: every line is the app's.
    env: {
      PATH,
      HOME,
      NPM_CONFIG_LOGLEVEL: 'silent',
      NODE_OPTIONS: `--import ${timeLimitsModule} ${nodeOptions}`,
      TEST_TIME_LIMITS: JSON.stringify(timeLimits),
      ...environment,
    },
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
  // The event 'close' comes after all of the output.
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(() => void child.kill('SIGTERM'));

  const lines = () => output.split('\n').filter((line) => line !== '');
  const prints = async (text: string, times = 1) => {
    const isPrinted = () => output.split(text).length > times;
    while (!isPrinted()) {
      const ended = await Promise.race([once(child, 'output').then(() => false), exited.then(() => true)]);
      if (ended && !isPrinted()) throw new Error(`It ended without printing "${text}":\n${output}`);
    }
  };
  return {
    output: () => output,
    log: () => lines().map(parseLine),
    prints,
    async url() {
      await prints('wgw is ready');
      const line = lines().find((each) => each.includes('wgw is ready')) ?? '';
      return `http://127.0.0.1:${parseLine(line).port}`;
    },
    terminate: () => child.kill('SIGTERM'),
    exitCode: exited,
  };
}

function parseLine(line: string): LogLine {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`This line of the log is not JSON: ${line}`);
  }
}
