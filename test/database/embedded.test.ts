import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readPostmaster } from '../../src/database/embedded/postmaster.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded/start.ts';
import { startInOtherProcess } from './other-process.ts';

const logger = pino({ level: 'silent' });

/** Database files to copy, since making them is what takes long. */
let madeBefore: string;
let folder: string;
let dataDir: string;
let cleanUps: (() => Promise<void>)[];

beforeAll(async () => {
  madeBefore = await mkdtemp(path.join(tmpdir(), 'wgw-embedded-'));
  const { stop } = await startEmbeddedPostgres({ dataDir: madeBefore, logger });
  await stop();
});

afterAll(async () => {
  await rm(madeBefore, { recursive: true });
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wgw-embedded-'));
  dataDir = path.join(folder, 'data');
  cleanUps = [];
});

afterEach(async () => {
  await Promise.all(cleanUps.map((cleanUp) => cleanUp()));
  await rm(folder, { recursive: true });
});

async function start(directory = dataDir) {
  const server = await startEmbeddedPostgres({ dataDir: directory, logger });
  cleanUps.push(server.stop);
  return server;
}

async function startElsewhere(directory = dataDir) {
  const server = await startInOtherProcess(directory);
  cleanUps.push(server.stop);
  return server;
}

async function query(config: pg.ClientConfig, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function postmasterPid(directory = dataDir): Promise<number> {
  return Number.parseInt(await readFile(path.join(directory, 'postgres/postmaster.pid'), 'utf8'), 10);
}

/** Ends the server as a power cut would. It stays behind as a zombie where nobody waits for it. */
async function crashServer(): Promise<void> {
  process.kill(await postmasterPid(), 'SIGKILL');
  await vi.waitUntil(async () => !(await readPostmaster(path.join(dataDir, 'postgres')))?.alive, {
    interval: 10,
  });
}

/** Makes it look as if this process had been the server. */
async function changePid(lockFile: string): Promise<void> {
  const lock = await readFile(lockFile, 'utf8');
  await writeFile(lockFile, lock.replace(/^ *\d+/, String(process.pid)));
}

describe('the embedded PostgreSQL on a new data folder', { timeout: 30_000 }, () => {
  it('takes folders with spaces and quotes in their names, however long their path', async () => {
    const directory = path.join(folder, 'data of "Acme" $HOME\'s, Ünïcode', 'x'.repeat(200));
    const { config } = await start(directory);
    expect(await query(config, 'SELECT current_database()')).toEqual([{ current_database: 'wgw' }]);
  });

  it('has one owner when several start on a new folder at once', async () => {
    const starts = await Promise.allSettled([start(), start(), start()]);
    expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.log']);
  });
});

describe('the embedded PostgreSQL on files from before', { timeout: 30_000 }, () => {
  beforeEach(() => {
    execFileSync('cp', ['-a', madeBefore, dataDir]);
  });

  it('removes what a start that was killed left of the files it was making', async () => {
    await mkdir(path.join(dataDir, 'postgres.new-killed/base'), { recursive: true });
    await start();
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it.runIf(process.geteuid?.() === 0)('runs for root in a folder that only root may enter', async () => {
    await chmod(folder, 0o700);
    await chmod(dataDir, 0o700);
    const { config } = await start();
    expect(await query(config, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('keeps its data from one start to the next', async () => {
    const first = await start();
    await query(first.config, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await start();
    expect(await query(second.config, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('leaves no process, lock file or socket behind when it stops', async () => {
    const server = await start();
    const pid = await postmasterPid();
    await server.stop();
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'));
    expect(await readdir(path.join(dataDir, 'postgres'))).not.toContain('postmaster.pid');
    await expect(readdir(server.config.host)).rejects.toThrow('ENOENT');
  });

  it('listens on no network, and lets no other user at its socket', async () => {
    const { config } = await start();
    expect(await query(config, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
    expect(execFileSync('ls', ['-ld', config.host], { encoding: 'utf8' })).toMatch(/^drwx------/);
  });

  it('refuses a data folder that another process uses, and leaves that one alone', async () => {
    const first = await startElsewhere();
    await expect(start()).rejects.toThrow(
      new RegExp(`in use by process ${first.pid} on .*Stop that process first, or set DATA_DIR`),
    );
    expect(await query(first.config, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('takes over the server of a process that was killed', async () => {
    const killed = await startElsewhere();
    await query(killed.config, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const pid = await postmasterPid();
    await killed.kill();
    const { config } = await start();
    expect(await postmasterPid()).toBe(pid);
    expect(await query(config, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('starts after a crash, though another process has the id in the lock files by now', async () => {
    const crashed = await startElsewhere();
    await crashed.kill();
    await crashServer();
    await changePid(path.join(dataDir, 'postgres/postmaster.pid'));
    await changePid(path.join(crashed.config.host, '.s.PGSQL.5432.lock'));
    const { config } = await start();
    expect(config.host).toBe(crashed.config.host);
    expect(await query(config, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('has one owner when several start after a crash at once', async () => {
    const crashed = await startElsewhere();
    await crashed.kill();
    await crashServer();
    const starts = await Promise.allSettled([start(), start(), start()]);
    expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await readPostmaster(path.join(dataDir, 'postgres')))?.ready).toBe(true);
  });

  it('comes back by itself, at the same address, when the server is killed', async () => {
    const { config } = await start();
    const pid = await postmasterPid();
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => query(config, 'SELECT 1'), { timeout: 10_000, interval: 50 });
    expect(await postmasterPid()).not.toBe(pid);
  });
});
