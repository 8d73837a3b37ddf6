import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createPrismaClient } from '../../src/database/client.ts';
import { isDatabaseUnavailable } from '../../src/database/errors.ts';
import { createPool } from '../../src/database/pool.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** A client with its own pool. */
function open(config: pg.PoolConfig) {
  const pool = createPool({ connectionString: database.url, ...config }, pino({ level: 'silent' }));
  onTestFinished(() => pool.end());
  return { pool, prisma: createPrismaClient(pool) };
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

/** Waits for a query that contains a text, and ends its connection. */
async function endConnection(words: string): Promise<void> {
  await eventually(async () => {
    const { rowCount } = await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE $1`,
      [`%${words}%`],
    );
    return rowCount === 1;
  });
}

describe('the database is unavailable', () => {
  test('if nothing listens', async () => {
    const { prisma } = open({ connectionString: 'postgresql://postgres@127.0.0.1:9/wgw' });
    expect(isDatabaseUnavailable(await failureOf(prisma.member.count()))).toBe(true);
  });

  test('if every connection is in use for too long', async () => {
    const { pool, prisma } = open({ max: 1, connectionTimeoutMillis: 1 });
    const client = await eventually(() => pool.connect());
    expect(isDatabaseUnavailable(await failureOf(prisma.member.count()))).toBe(true);
    expect(isDatabaseUnavailable(await failureOf(prisma.$transaction([prisma.member.count()])))).toBe(true);
    client.release();
  });

  test('if it accepts no connections', async () => {
    const other = await createTestDatabase();
    onTestFinished(other.close);
    await other.takeAway();
    expect(isDatabaseUnavailable(await failureOf(other.prisma.member.count()))).toBe(true);
    await other.giveBack();
  });

  test('if it ends the connection during a query, alone or in a transaction', async () => {
    const { prisma } = open({});
    const alone = failureOf(prisma.$queryRaw`SELECT 'alone' FROM pg_sleep(600)`);
    await endConnection('alone');
    expect(isDatabaseUnavailable(await alone)).toBe(true);

    const together = failureOf(
      prisma.$transaction(async (transaction) => {
        const query = failureOf(transaction.$queryRaw`SELECT 'together' FROM pg_sleep(600)`);
        await endConnection('together');
        await query;
        await transaction.member.count();
      }),
    );
    expect(isDatabaseUnavailable(await together)).toBe(true);
  });

  test('if a query takes too long', async () => {
    const { prisma } = open({ query_timeout: 1 });
    expect(isDatabaseUnavailable(await failureOf(prisma.$queryRaw`SELECT 1 FROM pg_sleep(1)`))).toBe(true);
  });
});

describe('the database is available', () => {
  test('if it refuses a row or a statement', async () => {
    const organization = { id: randomUUID(), name: 'Acme', createdAt: new Date() };
    await database.prisma.organization.create({ data: organization });
    const refused = [
      database.prisma.organization.create({ data: organization }),
      database.prisma.$queryRaw`SELECT 1 / 0`,
      database.prisma.$queryRaw`SELECT FROM nowhere`,
    ];
    const failures = await Promise.all(refused.map(failureOf));
    expect(failures.map(isDatabaseUnavailable)).toEqual([false, false, false]);
  });

  test.each([new Error('No such thing.'), 'a text', undefined])('for %s', (failure) => {
    expect(isDatabaseUnavailable(failure)).toBe(false);
  });
});
