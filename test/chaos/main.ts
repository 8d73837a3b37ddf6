import { parseArgs } from 'node:util';
import { compile } from '../bench/compile.ts';
import { startDatabases } from '../bench/database.ts';
import { kills } from './kills.ts';
import { mailbox } from './mailbox.ts';
import { slack } from './slack.ts';

const trials = { kills, mailbox, slack };
const print = (text: string) => process.stdout.write(`${text}\n`);

const { positionals } = parseArgs({ allowPositionals: true });
await compile();
const databases = await startDatabases();
let broken = 0;
try {
  for (const [name, trial] of Object.entries(trials)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    print(`${name} …`);
    const start = performance.now();
    for (const { promise, seen, holds } of await trial(databases)) {
      if (!holds) broken += 1;
      print(`  ${holds ? 'holds ' : 'BROKEN'}  ${promise}: ${seen}`);
    }
    print(`  in ${Math.round((performance.now() - start) / 1000)} s`);
  }
} finally {
  await databases.stop();
}
process.exitCode = broken === 0 ? 0 : 1;
