import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readDatabaseConfig } from './config.ts';
import { openDatabase } from './database/open.ts';
import { blockWorkspace, unblockWorkspace } from './domain/core/blocked-workspaces.ts';
import { createLogger } from './logger.ts';

const USAGE = `Usage: npm run block-workspace -- [--undo] <workspace>

Blocks a Slack workspace, such as T0123ABCD, or unblocks it with --undo. If wgw was added to a whole Enterprise Grid at
once, name the Grid, such as E0123ABCD: wgw does not know its single workspaces.
DATABASE_URL or DATA_DIR says where the database is.`;

/** The operator's command: blocks or unblocks a workspace, and prints what it did. Resolves with the exit code. */
async function main(): Promise<number> {
  const { id, undo } = readArguments();
  if (id === undefined) return fail(USAGE, 2);
  try {
    // Standard output is for the operator's answer. The log goes to standard error.
    const logger = createLogger('warn', process.stderr);
    const config = readDatabaseConfig(process.env);
    assertDatabaseExists(config);
    const database = await openDatabase({ ...config, logger, maxConnections: 2 });
    try {
      const blocking = { prisma: database.prisma, now: () => new Date() };
      print(undo ? await unblock(blocking, id) : await block(blocking, id));
    } finally {
      await database.close();
    }
    return 0;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), 1);
  }
}

/** Refuses to create an embedded database: a block in a new one would block nothing. */
function assertDatabaseExists({ databaseUrl, dataDir }: ReturnType<typeof readDatabaseConfig>): void {
  if (databaseUrl !== undefined || existsSync(path.join(dataDir, 'postgres'))) return;
  throw new Error(
    `There is no database in ${path.resolve(dataDir)}: set DATABASE_URL or DATA_DIR as wgw itself has it.`,
  );
}

function readArguments(): { id: string | undefined; undo: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { undo: { type: 'boolean' } },
    });
    const [id, ...others] = positionals;
    const isId = id !== undefined && others.length === 0 && /^[TE][A-Z0-9]+$/.test(id);
    return { id: isId ? id : undefined, undo: values.undo === true };
  } catch {
    // An unknown option: the usage lists the known ones.
    return { id: undefined, undo: false };
  }
}

type Blocking = Parameters<typeof blockWorkspace>[0];

async function block(blocking: Blocking, id: string): Promise<string> {
  const { organizationName, blockedSince } = await blockWorkspace(blocking, id);
  if (blockedSince !== undefined) return `${id} is blocked already, since ${blockedSince.toISOString()}.`;
  const name = organizationName === undefined ? '' : ` (${organizationName})`;
  const isUnknown = organizationName === undefined ? ' No organization uses it yet: check the id.' : '';
  return (
    `${id}${name} is blocked: nothing is sent by it or for it.${isUnknown} ` +
    `To undo: npm run block-workspace -- --undo ${id}`
  );
}

async function unblock(blocking: Blocking, id: string): Promise<string> {
  if (!(await unblockWorkspace(blocking, id))) return `${id} is not blocked.`;
  return `${id} is not blocked any more. Emails that waited leave within half an hour.`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}

process.exitCode = await main();
