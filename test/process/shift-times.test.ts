import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createOlderDatabase } from '../database/older-database.ts';

const project = path.resolve(import.meta.dirname, '../..');

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as an operator does, without a terminal. */
function shiftTimes(args: string[], environment: Record<string, string> = {}): Promise<Run> {
  const { PATH = '', HOME = '' } = process.env;
  const options = { cwd: project, env: { PATH, HOME, ...environment } };
  return new Promise((resolve) => {
    execFile('npm', ['run', '--silent', 'shift-times', '--', ...args], options, (error, stdout, stderr) =>
      resolve({ exitCode: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

test('without a zone or a database, the command prints what it needs', async () => {
  expect(await shiftTimes([])).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'Usage: npm run shift-times -- --from <time zone> [--yes], with DATABASE_URL set as for wgw\n',
  });
  const { exitCode, stderr } = await shiftTimes(['--from', 'America/New_York']);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('DATABASE_URL is missing.')]);
  expect((await shiftTimes(['--form', 'UTC'])).stderr).toContain("Unknown option '--form'");
});

test('the command prints what it will do, and does it after a confirmation', async () => {
  const database = await createOlderDatabase('America/New_York');
  onTestFinished(database.close);
  const environment = { DATABASE_URL: database.url };
  const from = ['--from', 'America/New_York'];

  const asked = await shiftTimes(from, environment);
  expect(asked.exitCode).toBe(1);
  expect(asked.stdout).toContain('  invitations: 7 rows\n');
  expect(asked.stdout).toContain(
    'The newest activity, stored as 2026-12-03T21:20:00.750Z, becomes 2026-12-03T16:20:00.750Z.\n',
  );
  expect(asked.stderr).toBe('Nobody is there to confirm: run it with --yes.\n');

  const done = await shiftTimes([...from, '--yes'], environment);
  expect([done.exitCode, done.stderr]).toEqual([0, '']);
  expect(done.stdout).toContain('Done: every time is in UTC now. Start wgw.\n');

  expect(await shiftTimes([...from, '--yes'], environment)).toEqual({
    exitCode: 0,
    stdout: 'Nothing to do: the times of this database are in UTC already, or there are none.\n',
    stderr: '',
  });
});
