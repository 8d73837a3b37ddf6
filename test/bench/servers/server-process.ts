import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** The servers check Slack's signatures with this secret. */
export const signingSecret = 'a-signing-secret-of-32-characters';

/** A server in its own process. */
export interface ServerProcess {
  readonly url: string;
  /** The resident memory in bytes. */
  residentMemory(): Promise<number>;
  /** The processor time of all threads so far, in milliseconds. */
  processorTime(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Runs a script with Node.js. Resolves when it writes the port that it listens on: a line of JSON with `port`.
 *
 * @param environment all of its environment variables, besides PATH.
 * @throws if it exits before that. The error has its output.
 */
export async function startServerProcess(
  nodeArguments: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, nodeArguments, {
    env: { ...environment, PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // The server must not outlive the bench, even if the bench fails.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'exit').then(() => process.off('exit', kill));

  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const port = await new Promise<number>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      output += `${line}\n`;
      const written = /^\{.*"port":(\d+)/.exec(line);
      if (written) resolve(Number(written[1]));
    });
    child.once('exit', () => reject(new Error(`node ${nodeArguments.join(' ')} exited:\n${output}`)));
  });

  return {
    url: `http://127.0.0.1:${port}`,
    residentMemory: () => residentMemory(child.pid ?? 0),
    processorTime: () => processorTime(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Linux counts processor time in hundredths of a second. */
async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // User and system time are fields 14 and 15. They follow the name of the command, which may have spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch((cause: unknown) => {
    throw new Error('The memory of a process can be measured on Linux only.', { cause });
  });
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kilobytes === undefined) throw new Error(`/proc/${pid}/status has no VmRSS.`);
  return Number(kilobytes) * 1024;
}
