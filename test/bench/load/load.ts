import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the generator is told to send: `/wgw help`, over and over. */
export interface LoadOrder {
  readonly url: string;
  readonly signingSecret: string;
  readonly commands: number;
  readonly connections: number;
}

/** What it found. */
export interface LoadReport {
  readonly perSecond: number;
  /** The body of the last answer. */
  readonly answer: string;
}

/** Generates load from a process of its own, so that it takes no time from what it measures or from the bench. */
export interface LoadGenerator {
  run(order: LoadOrder): Promise<LoadReport>;
  stop(): void;
}

export function startLoadGenerator(): LoadGenerator {
  const script = fileURLToPath(new URL('generator.ts', import.meta.url));
  const child = fork(script, { execArgv: ['--import', import.meta.resolve('tsx')] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The load generator ended with ${code}.`);
  });
  // Seen by whoever waits for a report; ending it on purpose is no failure.
  ended.catch(() => {});
  return {
    async run(order) {
      const report = once(child, 'message') as Promise<[LoadReport]>;
      child.send(order);
      const [found] = await Promise.race([report, ended]);
      return found;
    },
    stop: () => child.kill(),
  };
}
