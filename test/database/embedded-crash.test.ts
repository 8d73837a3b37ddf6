import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPostmaster } from '../../src/database/embedded/postmaster.ts';
import { eventually } from '../support/eventually.ts';
import { createDataFolder, type DataFolder, query } from './data-folder.ts';

let data: DataFolder;

beforeEach(async () => {
  data = await createDataFolder();
});

afterEach(() => data.close());

/** Ends the server as a power cut would. It stays as a zombie if no process waits for it. */
async function crashServer(): Promise<void> {
  process.kill(await data.serverPid(), 'SIGKILL');
  await eventually(async () => !(await readPostmaster(data.cluster))?.alive);
}

/** Writes lock files that name this process as the server. */
async function changePid(lockFile: string): Promise<void> {
  const lock = await readFile(lockFile, 'utf8');
  await writeFile(lockFile, lock.replace(/^ *\d+/, String(process.pid)));
}

describe('the embedded PostgreSQL', () => {
  it('refuses a data folder that another process uses, and does not disturb that process', async () => {
    const first = await data.startElsewhere();
    await expect(data.start()).rejects.toThrow(
      new RegExp(`in use by process ${first.pid} on .*Stop that process first, or set DATA_DIR`),
    );
    expect(await query(first.config, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('takes over the server of a process that was killed', async () => {
    const killed = await data.startElsewhere();
    await query(killed.config, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const pid = await data.serverPid();
    await killed.kill();
    const { config } = await data.start();
    expect(await data.serverPid()).toBe(pid);
    expect(await query(config, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('starts after a crash, even if another process has the id in the lock files', async () => {
    const crashed = await data.startElsewhere();
    await crashed.kill();
    await crashServer();
    await changePid(path.join(data.cluster, 'postmaster.pid'));
    await changePid(path.join(crashed.config.host, '.s.PGSQL.5432.lock'));
    const { config } = await data.start();
    expect(config.host).toBe(crashed.config.host);
    expect(await query(config, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('has one owner if several processes start at once after a crash', async () => {
    const crashed = await data.startElsewhere();
    await crashed.kill();
    await crashServer();
    const starts = await Promise.allSettled([data.start(), data.start(), data.start()]);
    expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await readPostmaster(data.cluster))?.ready).toBe(true);
  });

  it('restarts at the same address after the server is killed', async () => {
    const { config } = await data.start();
    const pid = await data.serverPid();
    process.kill(pid, 'SIGKILL');
    await eventually(() => query(config, 'SELECT 1'));
    expect(await data.serverPid()).not.toBe(pid);
  });
});
