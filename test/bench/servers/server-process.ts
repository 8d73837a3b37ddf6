import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Bytes of memory that it holds now. */
  residentMemory(): Promise<number>;
  /** Milliseconds of processor time that it has taken, of all its threads. */
  processorTime(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Runs a script with Node.js, in this environment and no other, until it writes the port it listens on: a line of
 * JSON with `port` in it.
 *
 * @throws when it ends before that, with what it wrote.
 */
export async function startServerProcess(
  nodeArguments: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, nodeArguments, {
    env: { ...environment, PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // However the bench ends, its servers do not outlive it.
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
    child.once('exit', () => reject(new Error(`node ${nodeArguments.join(' ')} ended:\n${output}`)));
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

/** Linux counts it in hundredths of a second. */
async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // Behind the name of the command, which may hold spaces: user and system time are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch((cause: unknown) => {
    throw new Error("A process's memory can be measured on Linux alone.", { cause });
  });
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kilobytes === undefined) throw new Error(`/proc/${pid}/status does not say VmRSS.`);
  return Number(kilobytes) * 1024;
}
