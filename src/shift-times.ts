import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readDatabaseConfig } from './config.ts';
import { type ShiftPlan, shiftTimes } from './database/shift-times.ts';

const USAGE = 'Usage: npm run shift-times -- --from <time zone> [--yes], with DATABASE_URL set as for wgw';

const outcomes = {
  shifted: 'Done: every time is in UTC now. Start wgw.',
  'not needed': 'Nothing to do: the times of this database are in UTC already, or there are none.',
  declined: 'Nothing was changed.',
};

try {
  const { from, isConfirmed, databaseUrl } = readCommand();
  const confirm = async (plan: ShiftPlan) => {
    process.stdout.write(describe(plan, from));
    return isConfirmed || ask('Go on? [y/N] ');
  };
  const outcome = await shiftTimes({ databaseUrl, from, confirm });
  process.stdout.write(`${outcomes[outcome]}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** @throws when an argument or DATABASE_URL is missing. */
function readCommand(): { from: string; isConfirmed: boolean; databaseUrl: string } {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, yes: { type: 'boolean', default: false } },
  });
  const { from, yes: isConfirmed } = values;
  const { databaseUrl } = readDatabaseConfig(process.env);
  if (from === undefined) throw new Error(USAGE);
  if (databaseUrl === undefined) {
    throw new Error(
      'DATABASE_URL is missing. (The embedded PostgreSQL has always been in UTC: nothing is to be shifted.)',
    );
  }
  return { from, isConfirmed, databaseUrl };
}

function describe({ tables, example }: ShiftPlan, from: string): string {
  const lines = [
    `An earlier version of wgw stored times in the time zone ${from}. This command sets them to UTC, in one step:`,
    ...tables.map(({ name, rows }) => `  ${name}: ${rows} rows`),
    ...(example
      ? [
          `The newest activity, stored as ${example.before.toISOString()}, becomes ${example.after.toISOString()}.`,
        ]
      : []),
    'Emails that wait to be sent are tried at once.',
    'Make a backup and stop every wgw on this database first.',
  ];
  return `${lines.join('\n')}\n`;
}

/** @throws when standard input is not a terminal. */
async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error('Nobody is there to confirm: run it with --yes.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
