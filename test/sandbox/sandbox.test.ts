import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { makeFolder } from '../support/folder.ts';
import { endWithThisProcess } from '../support/orphans.ts';
import type { Action, Snapshot, Update } from './protocol.ts';

const main = path.join(import.meta.dirname, 'main.ts');

interface Running {
  /** Waits until its output has these words. */
  says(words: RegExp): Promise<RegExpExecArray>;
  /** Presses Ctrl-C; resolves with the exit code. */
  interrupt(): Promise<number | null>;
  exited: Promise<number | null>;
}

function start(dataDir: string, ...args: string[]): Running {
  const sandbox = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    // tsx keeps a cache in the folder for temporary files.
    env: { ...process.env, DATA_DIR: dataDir, TMPDIR: inject('runFolder') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endWithThisProcess(sandbox);
  onTestFinished(() => {
    sandbox.kill('SIGKILL');
  });
  const exited = new Promise<number | null>((resolve) => sandbox.on('exit', resolve));
  return {
    says: reader(sandbox),
    interrupt() {
      sandbox.kill('SIGINT');
      return exited;
    },
    exited,
  };
}

function reader({ stdout }: ChildProcess): Running['says'] {
  let output = '';
  stdout?.on('data', (chunk: Buffer) => {
    output += String(chunk);
  });
  return (words) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = words.exec(output);
        if (found) resolve(found);
      };
      look();
      stdout?.on('data', look);
      stdout?.on('end', () => reject(new Error(`The output never had ${words}:\n${output}`)));
    });
}

/** Waits until a sandbox is ready. Resolves with its URL. */
async function ready(sandbox: Running): Promise<string> {
  const [, url = ''] = await sandbox.says(/The sandbox is at (http:\S+)/);
  expect(await (await fetch(url)).text()).toContain('<title>wgw sandbox</title>');
  await sandbox.says(/Everything it keeps is in/);
  return url;
}

/** Waits until a condition holds for what Ada sees. */
async function adaSees(url: string, condition: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  const { body } = await fetch(`${url}/events?as=ada`);
  let text = '';
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString();
    const lines = text.split('\n\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      const update = JSON.parse(line.replace(/^data: /, '')) as Update;
      // Leaving the loop ends the connection.
      if (update.phase === 'ready' && condition(update)) return update;
    }
  }
  throw new Error('The sandbox ended the connection.');
}

async function act(url: string, action: Action): Promise<void> {
  const answer = await fetch(`${url}/do?as=ada`, { method: 'POST', body: JSON.stringify(action) });
  expect(await answer.json()).toEqual({});
}

async function invite(url: string, address: string): Promise<void> {
  await act(url, { do: 'command', text: `/wgw invite ${address}`, channel: 'general' });
  const { modals } = await adaSees(url, (snapshot) => snapshot.modals.length === 1);
  await act(url, { do: 'submit', in: modals[0]?.id ?? '', entries: { addresses: address } });
  await adaSees(url, hasMailTo(address));
}

const hasMailTo =
  (address: string) =>
  ({ mails }: Snapshot) =>
    mails.some(({ to }) => to === address);

test('the sandbox locks its folder, stops PostgreSQL, and starts over with --fresh', async () => {
  const dataDir = await makeFolder();
  const first = start(dataDir);
  const url = await ready(first);
  await invite(url, 'zoe@acme.com');

  const crossOrigin = await fetch(`${url}/do?as=ada`, {
    method: 'POST',
    body: JSON.stringify({ do: 'home' }),
    headers: { origin: 'https://evil.example' },
  });
  expect(crossOrigin.status).toBe(403);

  const second = start(dataDir);
  await second.says(/The sandbox cannot start\. .*in use/);
  expect(await second.exited).toBe(1);
  await adaSees(url, hasMailTo('zoe@acme.com'));

  expect(await first.interrupt()).toBe(0);
  expect(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);

  const fresh = start(dataDir, '--fresh');
  const { mails } = await adaSees(await ready(fresh), hasMailTo('bob@acme.com'));
  expect(mails.map(({ to }) => to)).not.toContain('zoe@acme.com');
  expect(await fresh.interrupt()).toBe(0);
});
