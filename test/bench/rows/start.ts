import type { Finding } from '../finding.ts';
import { startLoadGenerator } from '../load/load-generator.ts';
import { compareInTurns } from '../rounds.ts';
import type { RowContext } from '../row.ts';
import { startBareBolt } from '../servers/bare-bolt.ts';
import { type ServerProcess, signingSecret } from '../servers/server-process.ts';
import { startWgw } from '../servers/wgw.ts';

const ROUNDS = 5;
const WARM_UP_COMMANDS = 2000;

/** Compares the time to start, and the memory after some commands, with a Bolt app that only acknowledges. */
export async function start({ databases, defer }: RowContext): Promise<Finding[]> {
  const database = await databases.create('migrated');
  defer(database.close);
  const startOurs = () => startWgw({ databaseUrl: database.url });
  const time = await compareInTurns(
    { wgw: () => timeToReady(startOurs), against: () => timeToReady(startBareBolt) },
    ROUNDS,
  );
  const memory = await compareInTurns(
    { wgw: () => memoryInUse(startOurs), against: () => memoryInUse(startBareBolt) },
    ROUNDS,
  );
  return [
    {
      what: 'start to ready',
      wgw: `${time.wgw.toFixed(0)} ms`,
      against: `${time.against.toFixed(0)} ms, bare Bolt`,
      ratio: time.ratio,
      goal: { atMost: 2.5 },
    },
    {
      what: `memory, after ${WARM_UP_COMMANDS} commands`,
      wgw: formatMegabytes(memory.wgw),
      against: `${formatMegabytes(memory.against)}, bare Bolt`,
      ratio: memory.ratio,
      goal: { atMost: 2.5 },
    },
  ];
}

async function timeToReady(startServer: () => Promise<ServerProcess>): Promise<number> {
  const begin = performance.now();
  const server = await startServer();
  const elapsed = performance.now() - begin;
  await server.stop();
  return elapsed;
}

async function memoryInUse(startServer: () => Promise<ServerProcess>): Promise<number> {
  const server = await startServer();
  const generator = startLoadGenerator();
  await generator.run({ url: server.url, signingSecret, commands: WARM_UP_COMMANDS, connections: 20 });
  generator.stop();
  const bytes = await server.residentMemory();
  await server.stop();
  return bytes;
}

function formatMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
