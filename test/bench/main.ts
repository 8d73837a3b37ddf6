import { parseArgs } from 'node:util';
import { compile } from './compile.ts';
import { startDatabases } from './database.ts';
import type { Finding } from './finding.ts';
import { type Row, runRow } from './row.ts';
import { help } from './rows/help.ts';
import { hostile } from './rows/hostile.ts';
import { invite } from './rows/invite.ts';
import { mailbox } from './rows/mailbox.ts';
import { members } from './rows/members.ts';
import { roundTrips } from './rows/round-trips.ts';
import { start } from './rows/start.ts';
import { statement } from './rows/statement.ts';
import { formatTable } from './table.ts';

const rows = {
  help,
  hostile,
  invite,
  statement,
  mailbox,
  members,
  start,
  'round-trips': roundTrips,
} satisfies Record<string, Row>;
type RowName = keyof typeof rows;
const print = (text: string) => process.stdout.write(`${text}\n`);

const names = chosenRows();
await compile();
const databases = await startDatabases();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => databases.stop().finally(() => process.exit(130)));
}
const findings: Finding[] = [];
try {
  for (const name of names) {
    print(`measuring ${name} …`);
    findings.push(...(await runRow(rows[name], databases)));
  }
} finally {
  await databases.stop();
}
print(`\n${formatTable(findings)}`);

/** The rows named on the command line, or all. */
function chosenRows(): RowName[] {
  const { positionals } = parseArgs({ allowPositionals: true });
  const all = Object.keys(rows).filter(isRowName);
  const unknown = positionals.filter((name) => !isRowName(name));
  if (unknown.length === 0) return positionals.length > 0 ? positionals.filter(isRowName) : all;
  process.stderr.write(`No such row: ${unknown.join(', ')}. There are: ${all.join(', ')}.\n`);
  process.exit(2);
}

function isRowName(name: string): name is RowName {
  return Object.hasOwn(rows, name);
}
