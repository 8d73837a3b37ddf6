import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the generator has to send: `/wgw help`, many times. */
export interface LoadOrder {
  readonly url: string;
  readonly signingSecret: string;
  readonly commands: number;
  readonly connections: number;
}

/** What the generator measured. */
export interface LoadReport {
  readonly perSecond: number;
  /** The body of the last answer. */
  readonly answer: string;
}

/** Generates load in a separate process, so that its work does not slow down the bench. */
export interface LoadGenerator {
  run(order: LoadOrder): Promise<LoadReport>;
  stop(): void;
}

export function startLoadGenerator(): LoadGenerator {
  const script = fileURLToPath(new URL('generator-process.ts', import.meta.url));
  const child = fork(script, { execArgv: ['--import', import.meta.resolve('tsx')] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The load generator exited with code ${code}.`);
  });
  // `run` rejects if the process exits. Stopping it on purpose is not an error.
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
