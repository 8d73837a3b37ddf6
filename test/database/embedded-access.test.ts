import { execFile } from 'node:child_process';
import { lstat, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { restrictConnections } from '../../src/database/embedded/authentication.ts';
import type { EmbeddedConnection } from '../../src/database/embedded/ownership.ts';
import { eventually } from '../support/eventually.ts';
import { createDataFolder, type DataFolder, query } from './data-folder.ts';

const run = promisify(execFile);
const PROGRAM = path.join(import.meta.dirname, 'connect-as.js');

let data: DataFolder;
const hbaFile = () => path.join(data.cluster, 'pg_hba.conf');
const identFile = () => path.join(data.cluster, 'pg_ident.conf');

beforeEach(async () => {
  data = await createDataFolder();
});
afterEach(() => data.close());

const ROOT = { uid: 0, gid: 0 };
const REFUSED = '28000';

/** The server's answer to a process of another user: "connected" or the code of an error. */
async function answerTo(user: { uid: number; gid: number }, config: EmbeddedConnection): Promise<string> {
  const { uid, gid } = user;
  const { stdout } = await run(process.execPath, [PROGRAM, `${uid}`, `${gid}`, JSON.stringify(config)]);
  return stdout;
}

/** Writes the configuration of an earlier version, which let every process with access to the socket connect. */
async function admitEverybody(): Promise<void> {
  await writeFile(hbaFile(), 'local all all trust\n');
  await writeFile(identFile(), '');
}

// As root, PostgreSQL runs as an account whose other processes can reach its socket.
describe.runIf(process.geteuid?.() === 0)('the embedded PostgreSQL of root', () => {
  test('refuses other processes of the account that it runs as', async () => {
    const { config } = await data.start();
    const account = await stat(data.cluster);
    expect(account.uid).not.toBe(0);
    expect(await answerTo(account, config)).toBe(REFUSED);
    expect(await answerTo(ROOT, config)).toBe('connected');
  });

  test('refuses them with the configuration of an earlier version, which let them connect', async () => {
    await admitEverybody();
    const { config } = await data.start();
    expect(await answerTo(await stat(data.cluster), config)).toBe(REFUSED);
    expect(await answerTo(ROOT, config)).toBe('connected');
  });

  test('refuses them after it is taken over from such a version', async () => {
    const killed = await data.startElsewhere();
    const account = await stat(data.cluster);
    await admitEverybody();
    await query(killed.config, 'SELECT pg_reload_conf()');
    await eventually(async () => (await answerTo(account, killed.config)) === 'connected');
    await killed.kill();
    const { config } = await data.start();
    expect(config.host).toBe(killed.config.host);
    await eventually(async () => (await answerTo(account, config)) === REFUSED);
  });
});

test('a start reports a running PostgreSQL that another user started', async () => {
  const killed = await data.startElsewhere();
  await writeFile(identFile(), 'wgw another_user wgw\n');
  await query(killed.config, 'SELECT pg_reload_conf()');
  await eventually(() =>
    query(killed.config, 'SELECT').then(
      () => false,
      () => true,
    ),
  );
  await killed.kill();

  await expect(data.start()).rejects.toThrow(
    `The PostgreSQL that runs on ${data.cluster} was started by another user of this system.`,
  );

  process.kill(await data.serverPid(), 'SIGHUP');
  await eventually(() => data.start());
});

describe('the list of users who may connect', () => {
  test('can contain any name', async () => {
    const { config } = await data.start();
    const { uid, gid } = await stat(data.cluster);
    const account = process.geteuid?.() === 0 ? { uid, gid } : undefined;
    for (const userName of ['ada', 'ACME\\ada', 'Ada Lovelace', 'ada "x" #1, @all']) {
      await restrictConnections(data.cluster, { userName, account });
      const rows = await query(config, 'SELECT sys_name, error FROM pg_ident_file_mappings');
      expect(rows).toEqual([
        { sys_name: userName, error: null },
        { sys_name: 'root', error: null },
      ]);
    }
  });

  test('is never written through a symbolic link', async () => {
    const other = path.join(data.path, 'other');
    await writeFile(other, 'of somebody else');
    await rm(hbaFile());
    await symlink(other, hbaFile());
    await data.start();
    expect(await readFile(other, 'utf8')).toBe('of somebody else');
    expect((await lstat(hbaFile())).isFile()).toBe(true);
  });
});
