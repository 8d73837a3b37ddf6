import pino from 'pino';
import { createPrismaClient } from '../../src/database/client.ts';
import { createPool } from '../../src/database/pool.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { runOnServer } from '../support/test-server.ts';

/** How a database differs from the one that other tests use. */
export interface Difference {
  /** Whether wgw connects as a role without rights, rather than as an administrator. */
  readonly hasRole?: boolean;
  /** Statements that an administrator runs first. `$database` and `$role` stand for the names. */
  readonly prepare?: readonly string[];
  /** The parameters of DATABASE_URL. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The schema with wgw's tables. `$role` stands for the role. */
  readonly schema?: string;
}

/** Creates such a database without tables. Its pool and its Prisma client connect as an administrator. */
export async function createUnusualDatabase(difference: Difference): Promise<TestDatabase> {
  const { hasRole = false, prepare = [], parameters = {}, schema = 'public' } = difference;
  const base = await createTestDatabase({ empty: true });
  const name = new URL(base.url).pathname.slice(1);
  const named = (text: string) => text.replaceAll('$database', name).replaceAll('$role', name);
  if (hasRole) await runOnServer(base.url, `CREATE ROLE ${name} LOGIN PASSWORD 'secret'`);
  for (const statement of prepare) await runOnServer(base.url, named(statement));

  const url = new URL(base.url);
  if (hasRole) Object.assign(url, { username: name, password: 'secret' });
  for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
  const pool = createPool(
    { connectionString: base.url, application_name: 'test', schema: named(schema), max: 5 },
    pino({ level: 'silent' }),
  );
  return {
    ...base,
    url: url.href,
    pool,
    prisma: createPrismaClient(pool, named(schema)),
    async close() {
      await pool.end();
      if (hasRole) await runOnServer(base.url, `DROP OWNED BY ${name} CASCADE; DROP ROLE ${name}`);
      await base.close();
    },
  };
}
