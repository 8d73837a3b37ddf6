import { readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPostmaster } from '../../src/database/embedded/postmaster.ts';
import { openDatabase } from '../../src/database/open.ts';
import { createPool } from '../../src/database/pool.ts';
import { isReady } from '../../src/database/ready.ts';
import { assertMeetsRequirements } from '../../src/database/server-requirements.ts';
import { createTestDatabase } from '../support/database.ts';
import { DEADLINE_MS, eventually } from '../support/eventually.ts';
import { makeFolder } from '../support/folder.ts';
import { runOnServer } from '../support/test-server.ts';
import { createDataFolder } from './data-folder.ts';

const logger = pino({ level: 'silent' });
let dataDir: string;

beforeEach(async () => {
  dataDir = await makeFolder();
});

afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

describe('openDatabase', () => {
  it('migrates the database of a URL, and does not use the data folder', async () => {
    const { url, close } = await createTestDatabase({ empty: true });
    const database = await openDatabase({ databaseUrl: url, dataDir, logger });
    expect(await isReady(database.pool, DEADLINE_MS)).toBe(true);
    expect(await database.prisma.organization.count()).toBe(0);
    await database.close();
    await close();
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('starts the embedded PostgreSQL without a URL, survives its crash, and stops it', async () => {
    const { path, cluster, close } = await createDataFolder();
    const database = await openDatabase({ dataDir: path, logger });
    const crashed = await readPostmaster(cluster);
    process.kill(Number(crashed?.pid), 'SIGKILL');
    await eventually(async () => {
      const current = await readPostmaster(cluster);
      return current?.ready && current.pid !== crashed?.pid;
    });
    await eventually(() => expect(database.prisma.organization.count()).resolves.toBe(0));
    await database.close();
    expect(await readPostmaster(cluster)).toBeUndefined();
    await close();
  });

  it('closes while a connection is in use', async () => {
    const { url, close } = await createTestDatabase();
    const database = await openDatabase({ databaseUrl: url, dataDir, logger });
    const client = await database.pool.connect();
    await database.close();
    client.release();
    await close();
  });

  it('refuses a database that cannot store every name', async () => {
    const settings = `ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'`;
    const { url, pool, close } = await createTestDatabase({ empty: true, settings });
    await expect(openDatabase({ databaseUrl: url, dataDir, logger })).rejects.toThrow(
      'The database is in LATIN1, but UTF8 is needed for names in any letters.',
    );
    const { rowCount } = await pool.query("SELECT FROM pg_tables WHERE schemaname = 'public'");
    expect(rowCount).toBe(0);
    await close();
  });

  it('ignores case and accents of any script in the search, whatever the locale of the database', async () => {
    const settings = `ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'`;
    const { url, close } = await createTestDatabase({ empty: true, settings });
    const database = await openDatabase({ databaseUrl: url, dataDir, logger });
    const { rows } = await database.pool.query(`SELECT search_text('ÉMILE ÆBLE ЖУК-ΣΊΣΥΦΟΣ') AS folded`);
    expect(rows).toEqual([{ folded: ' emile aeble жук σισυφοσ' }]);
    await database.close();
    await close();
  });

  it('reports a database that cannot be reached', async () => {
    const databaseUrl = 'postgresql://wgw@127.0.0.1:1/wgw';
    await expect(openDatabase({ databaseUrl, dataDir, logger })).rejects.toThrow('ECONNREFUSED');
  });
});

describe('a pool', () => {
  it('fails a query, rather than wait, while the server does not answer', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await eventually(() => silent.listening);
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const pool = createPool({ host: '127.0.0.1', port, connectionTimeoutMillis: 50 }, logger);
    await expect(pool.query('SELECT 1')).rejects.toThrow('timeout');
    await pool.end();
    silent.close();
  });

  it('survives connections that the server closes, idle or in use', async () => {
    const { url, pool, close } = await createTestDatabase();
    const [idle, used] = await Promise.all([pool.connect(), pool.connect()]);
    idle.release();
    const query = expect(used.query('SELECT pg_sleep(60)')).rejects.toThrow('terminating connection');
    await runOnServer(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await query;
    used.release(true);
    await eventually(() => pool.totalCount === 0);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await close();
  });
});

describe('the server', () => {
  const server = { encoding: 'UTF8', isStandby: false, isReadOnly: false };

  it.each(['15.0', '15.4 (Debian 15.4-1)', '18.1', '19devel'])('can be of version %s', (version) => {
    expect(() => assertMeetsRequirements({ ...server, version })).not.toThrow();
  });

  it('must be of version 15 or newer', () => {
    expect(() => assertMeetsRequirements({ ...server, version: '14.9 (Debian 14.9-1)' })).toThrow(
      'The database runs PostgreSQL 14.9 (Debian 14.9-1), but 15 or newer is needed.',
    );
  });

  it('must accept changes', () => {
    const standby = { ...server, version: '18.1', isStandby: true, isReadOnly: true };
    expect(() => assertMeetsRequirements(standby)).toThrow(
      'The database is a standby, which takes no changes. Let DATABASE_URL name the primary server.',
    );
  });
});
