import { parseArgs } from 'node:util';
import { compile } from '../bench/compile.ts';
import { startDatabases } from '../bench/database.ts';
import { database } from './database.ts';
import { kills } from './kills.ts';
import { mailbox } from './mailbox.ts';
import { settings } from './postgres-server.ts';
import { slack } from './slack.ts';

const trials = { kills, mailbox, slack, database };
const replicaCounts = [2, 3];
const print = (text: string) => process.stdout.write(`${text}\n`);

const { positionals } = parseArgs({ allowPositionals: true });
const chosen = Object.entries(trials).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
);
await compile();
const databases = await startDatabases(settings);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => databases.stop().finally(() => process.exit(130)));
}
let broken = 0;
try {
  for (const [name, trial] of chosen) {
    for (const replicaCount of replicaCounts) {
      print(`${name}, ${replicaCount} replicas …`);
      const start = performance.now();
      for (const { promise, seen, holds } of await trial(replicaCount, databases)) {
        if (!holds) broken += 1;
        print(`  ${holds ? 'holds ' : 'BROKEN'}  ${promise}: ${seen}`);
      }
      print(`  in ${Math.round((performance.now() - start) / 1000)} s`);
    }
  }
} finally {
  await databases.stop();
}
process.exitCode = broken === 0 ? 0 : 1;
