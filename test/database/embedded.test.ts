import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { createDataFolder, type DataFolder, query } from './data-folder.ts';

let data: DataFolder;

afterEach(() => data.close());

describe('the embedded PostgreSQL on a new data folder', () => {
  it('works in folders with spaces and quotes in their names, and with long paths', async () => {
    const name = `data of "Acme" $HOME's, Ünïcode/${'x'.repeat(200)}`;
    data = await createDataFolder({ name, used: false });
    const { config } = await data.start();
    expect(await query(config, 'SELECT current_database()')).toEqual([{ current_database: 'wgw' }]);
  });

  it('has one owner if several processes start on a new folder at once', async () => {
    data = await createDataFolder({ used: false });
    const starts = await Promise.allSettled([data.start(), data.start(), data.start()]);
    expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await readdir(data.path)).sort()).toEqual(['postgres', 'postgres.log']);
  });
});

describe('the embedded PostgreSQL on existing files', () => {
  beforeEach(async () => {
    data = await createDataFolder();
  });

  it('removes the incomplete files of a killed start', async () => {
    await mkdir(path.join(data.path, 'postgres.new-killed/base'), { recursive: true });
    await data.start();
    expect((await readdir(data.path)).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it.runIf(process.geteuid?.() === 0)('runs for root in a folder that only root may enter', async () => {
    await chmod(path.dirname(data.path), 0o700);
    await chmod(data.path, 0o700);
    const { config } = await data.start();
    expect(await query(config, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('keeps its data from one start to the next', async () => {
    const first = await data.start();
    await query(first.config, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await data.start();
    expect(await query(second.config, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('leaves no process, lock file or socket behind when it stops', async () => {
    const server = await data.start();
    const pid = await data.serverPid();
    await server.stop();
    await eventually(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'));
    expect(await readdir(data.cluster)).not.toContain('postmaster.pid');
    await expect(readdir(server.config.host)).rejects.toThrow('ENOENT');
  });

  it('listens on no network, and lets no other user at its socket', async () => {
    const { config } = await data.start();
    expect(await query(config, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
    expect(execFileSync('ls', ['-ld', config.host], { encoding: 'utf8' })).toMatch(/^drwx------/);
  });
});
