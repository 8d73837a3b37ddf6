import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createDataFolder } from '../database/data-folder.ts';
import { createTestDatabase } from '../support/database.ts';
import { makeFolder } from '../support/folder.ts';

const run = promisify(execFile);
const project = path.resolve(import.meta.dirname, '../..');

/** Runs the operator's command. The environment says only where the database is. */
async function command(environment: Record<string, string>, ...args: string[]) {
  const { PATH = '' } = process.env;
  const options = { cwd: project, env: { PATH, ...environment } };
  try {
    const { stdout } = await run('node', ['dist/block-workspace.js', ...args], options);
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, said: stderr };
  }
}

describe('the command that blocks a workspace', () => {
  test('blocks and unblocks it, and prints what it did', async () => {
    const database = await createTestDatabase();
    onTestFinished(database.close);
    const { prisma } = database;
    const createdAt = new Date();
    await prisma.organization.create({
      data: { name: 'Acme', createdAt, workspaces: { create: { id: 'T0ACME0001', createdAt } } },
    });
    const here = { DATABASE_URL: database.url };

    expect(await command(here, 'T0ACME0001')).toEqual({
      code: 0,
      said: expect.stringContaining('T0ACME0001 (Acme) is blocked'),
    });
    const [blocked] = await prisma.blockedWorkspace.findMany();
    expect(blocked?.id).toBe('T0ACME0001');
    expect((await command(here, 'T0ACME0001')).said).toBe(
      `T0ACME0001 is blocked already, since ${blocked?.blockedAt.toISOString()}.\n`,
    );
    expect((await command(here, '--undo', 'T0ACME0001')).said).toContain(
      'T0ACME0001 is not blocked any more.',
    );
    expect(await prisma.blockedWorkspace.findMany()).toEqual([]);
  });

  test.each([[['acme']], [['T1', 'T2']]])('prints its usage after wrong arguments: %j', async (args) => {
    expect(await command({}, ...args)).toEqual({
      code: 2,
      said: expect.stringMatching(/^Usage: npm run block-workspace/),
    });
  });

  test('reports a missing database, rather than create one', async () => {
    const folder = path.join(await makeFolder(), 'data');
    expect(await command({ DATA_DIR: folder }, 'T1')).toEqual({
      code: 1,
      said: `There is no database in ${folder}: set DATABASE_URL or DATA_DIR as wgw itself has it.\n`,
    });
    expect(await command({ DATABASE_URL: 'mysql://db' }, 'T1')).toMatchObject({
      code: 1,
      said: expect.stringContaining('DATABASE_URL is malformed'),
    });
  });

  test('works on an embedded database after wgw has stopped, and reports one that is in use', async () => {
    const folder = await createDataFolder();
    onTestFinished(folder.close);
    const { stop } = await folder.start();
    expect(await command({ DATA_DIR: folder.path }, 'T1')).toEqual({
      code: 1,
      said: expect.stringContaining('Stop that process first'),
    });
    await stop();
    expect(await command({ DATA_DIR: folder.path }, 'T1')).toEqual({
      code: 0,
      said: expect.stringContaining('No organization uses it yet: check the id.'),
    });
  });
});
