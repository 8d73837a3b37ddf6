import { spawnSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { withStartLock } from '../../src/database/embedded/start-lock.ts';
import { makeFolder } from '../support/folder.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await makeFolder();
  file = path.join(folder, 'postgres.starting');
});

/** Runs several starts at once. Resolves with the most that had the lock at the same moment. */
async function mostAtOnce(starts: number): Promise<number> {
  let now = 0;
  let most = 0;
  const work = async () => {
    now += 1;
    most = Math.max(most, now);
    // Long enough for another one to begin, if the lock allowed it.
    for (let turn = 0; turn < 50; turn += 1) await nextTurn();
    now -= 1;
  };
  await Promise.all(Array.from({ length: starts }, () => withStartLock(file, work)));
  return most;
}

it('lets one start work at a time', async () => {
  expect(await mostAtOnce(4)).toBe(1);
});

it('lets one start work at a time if all of them find the lock of a killed process', async () => {
  const { pid } = spawnSync('true');
  for (let round = 0; round < 50; round += 1) {
    await writeFile(file, String(pid));
    expect(await mostAtOnce(4)).toBe(1);
  }
});

it('is removed after the work has succeeded or failed', async () => {
  const failing = withStartLock(file, () => Promise.reject(new Error('No space left.')));
  await expect(failing).rejects.toThrow('No space left.');
  expect(await readdir(folder)).toEqual([]);
});
