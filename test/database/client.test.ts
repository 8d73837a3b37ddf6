import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPrismaClient } from '../../src/database/client.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let prisma: PrismaClient;

beforeEach(async () => {
  database = await createTestDatabase();
  // Prepared statements belong to a connection: with a single one, the test sees all of them.
  database.pool.options.max = 1;
  prisma = createPrismaClient(database.pool);
});

afterEach(async () => {
  await database.close();
});

async function preparedStatements(): Promise<{ executions: number }[]> {
  const { rows } = await database.pool.query(
    'SELECT (generic_plans + custom_plans)::int AS executions FROM pg_prepared_statements',
  );
  return rows;
}

describe('the Prisma client', () => {
  it('prepares a query once and reuses it with other values', async () => {
    await prisma.organization.findMany({ where: { name: 'Acme' } });
    await prisma.organization.findMany({ where: { name: 'Globex' } });
    expect(await preparedStatements()).toEqual([{ executions: 2 }]);
  });

  it('shares prepared statements with another client of the pool', async () => {
    await prisma.organization.count();
    await createPrismaClient(database.pool).organization.count();
    expect(await preparedStatements()).toEqual([{ executions: 2 }]);
  });

  it('does not fill the memory of the server with variants of a query', async () => {
    for (let variant = 0; variant < 600; variant += 1) {
      await prisma.$queryRawUnsafe(`SELECT ${variant}`);
    }
    expect(await preparedStatements()).toHaveLength(500);
  });

  it('keeps values out of its errors', async () => {
    const row = { id: '6f1a9b0e-7d5f-4b7e-9a51-3c0b8c6d2f10', name: 'grace@acme.com', createdAt: new Date() };
    await prisma.organization.create({ data: row });
    const error = await prisma.organization.create({ data: row }).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'P2002' });
    expect(String(error)).not.toContain('grace@acme.com');
  });

  it('leaves the pool open when it disconnects', async () => {
    await prisma.organization.count();
    await prisma.$disconnect();
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});
