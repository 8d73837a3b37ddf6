import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../support/folder.ts';
import { endWithThisProcess } from '../support/orphans.ts';

const main = path.join(import.meta.dirname, 'main.ts');

/** Runs the sandbox on piped lines, with data of its own; resolves with all that it printed. */
async function script(lines: string[]): Promise<{ code: number | null; output: string }> {
  const dataDir = await makeFolder();
  const sandbox = spawn(process.execPath, ['--import', 'tsx', main], {
    // Its compiler would leave a cache in the folder for temporary files.
    env: { ...process.env, DATA_DIR: dataDir, TSX_DISABLE_CACHE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  endWithThisProcess(sandbox);
  onTestFinished(() => {
    sandbox.kill();
  });
  sandbox.stdin.end(`${lines.join('\n')}\n`);
  const exit = new Promise<number | null>((resolve) => sandbox.on('exit', resolve));
  const output = await text(sandbox.stdout);
  const code = await exit;
  await rm(dataDir, { recursive: true });
  return { code, output };
}

const enter = '';

test('the main job, typed into the sandbox', async () => {
  const { code, output } = await script([
    '/wgw invite grace@acme.com',
    enter,
    enter,
    enter,
    'Looking forward to it',
    'accept Grace Hopper',
    '/wgw invite grace@acme.com',
    enter,
    enter,
    enter,
    enter,
    'cancel',
  ]);
  const seen = [
    'Nothing leaves this machine',
    'Email addresses (optional)',
    '[grace@acme.com]',
    '│ Invited Successfully',
    'Email to grace@acme.com',
    '> Looking forward to it',
    'grace@acme.com opens http://localhost:',
    'You have joined Acme',
    'Direct message to ada',
    'Grace Hopper (grace@acme.com) accepted your invitation',
    '! User already in organization.',
  ];
  for (const words of seen) expect(output).toContain(words);
  expect(code).toBe(0);
}, 60_000);
