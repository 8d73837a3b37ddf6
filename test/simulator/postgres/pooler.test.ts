import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type PoolerOptions, startPooler } from './pooler.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
});

afterAll(() => database.close());

async function poolerUrl(options: Omit<PoolerOptions, 'url'>): Promise<string> {
  const pooler = await startPooler({ ...options, url: database.url });
  onTestFinished(pooler.close);
  return pooler.url;
}

async function connect(url: string, config: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, ...config });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

const sessionOf = async (client: pg.Client): Promise<number> =>
  (await client.query('SELECT pg_backend_pid() AS pid')).rows[0].pid;

describe('the simulated pooler', () => {
  test('in session mode, lends each client a session, and resets it for the next client', async () => {
    const url = await poolerUrl({ mode: 'session', size: 2 });
    const [first, second] = [await connect(url), await connect(url)];
    const [ofFirst, ofSecond] = [await sessionOf(first), await sessionOf(second)];
    expect(ofFirst).not.toBe(ofSecond);
    await first.query("SET application_name = 'first'");
    expect((await first.query('SHOW application_name')).rows).toEqual([{ application_name: 'first' }]);
    await first.end();
    const third = await connect(url);
    expect(await sessionOf(third)).toBe(ofFirst);
    expect((await third.query('SHOW application_name')).rows).toEqual([{ application_name: 'pooler' }]);
  });

  test('in session mode, makes a client wait while every session is lent', async () => {
    const url = await poolerUrl({ mode: 'session', size: 1 });
    const first = await connect(url);
    const ofFirst = await sessionOf(first);
    const second = await connect(url);
    const waiting = sessionOf(second);
    await first.end();
    expect(await waiting).toBe(ofFirst);
  });

  test('in transaction mode, lends a session until a transaction ends', async () => {
    const url = await poolerUrl({ mode: 'transaction' });
    const [first, second] = [await connect(url), await connect(url)];
    expect(await sessionOf(first)).toBe(await sessionOf(second));
    await first.query('BEGIN');
    const ofFirst = await sessionOf(first);
    expect(await sessionOf(second)).not.toBe(ofFirst);
    expect(await sessionOf(first)).toBe(ofFirst);
    await first.query('COMMIT');
    expect((await second.query('SELECT $1::int AS one', [1])).rows).toEqual([{ one: 1 }]);
  });

  test('refuses unknown startup parameters', async () => {
    const url = await poolerUrl({ mode: 'session' });
    const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
    await expect(client.connect()).rejects.toThrow('unsupported startup parameter: options');
  });
});
