import pg from 'pg';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { startPooler } from '../simulator/postgres/pooler.ts';
import type { TestDatabase } from '../support/database.ts';
import { DEADLINE_MS } from '../support/eventually.ts';
import { createUnusualDatabase, type Difference } from './unusual-database.ts';

const logger = pino({ level: 'silent' });

async function odd(difference: Difference = {}): Promise<TestDatabase> {
  const database = await createUnusualDatabase(difference);
  onTestFinished(database.close);
  return database;
}

/** Why wgw does not start on a database; `undefined` if it starts. */
async function refusal({ url: databaseUrl }: { url: string }): Promise<string | undefined> {
  try {
    const connectionTimeoutMilliseconds = DEADLINE_MS;
    const opened = await openDatabase({
      databaseUrl,
      dataDir: '/nonexistent',
      logger,
      connectionTimeoutMilliseconds,
    });
    await opened.close();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function tables({ pool }: TestDatabase): Promise<number | null> {
  return (await pool.query("SELECT FROM pg_tables WHERE schemaname !~ '^(pg_|information_schema)'")).rowCount;
}

const sentences: Record<string, { difference: Difference; sentence: RegExp }> = {
  'a read-only database': {
    difference: { prepare: ['ALTER DATABASE $database SET default_transaction_read_only = on'] },
    sentence: /^The database is read-only: default_transaction_read_only is on\. Turn it off where it is set/,
  },
  'a role that may create nothing in public': {
    difference: { hasRole: true, prepare: ['GRANT CREATE ON DATABASE $database TO $role'] },
    sentence:
      /^The role (\w+) may not create tables in the schema public: .* run "GRANT USAGE, CREATE ON SCHEMA public TO \1", or let DATABASE_URL name another schema, as in \?schema=wgw\.$/,
  },
  'a role that may not create the schema of the URL': {
    difference: { hasRole: true, parameters: { schema: 'Other "one"' } },
    sentence:
      /^The database has no schema "Other ""one""", and the role (\w+) may not create it: .* run "CREATE SCHEMA "Other ""one""" AUTHORIZATION \1"\.$/,
  },
  'a role that may not use the schema of the URL': {
    difference: { hasRole: true, prepare: ['CREATE SCHEMA closed'], parameters: { schema: 'closed' } },
    sentence:
      /^The role (\w+) may not use the schema closed: .* run "GRANT USAGE, CREATE ON SCHEMA closed TO \1"/,
  },
  'a role that may not create graphile-worker’s schema': {
    difference: { hasRole: true, prepare: ['CREATE SCHEMA AUTHORIZATION $role'] },
    sentence:
      /^The role (\w+) may not create the schema graphile_worker, in which wgw keeps its tasks: .* run "GRANT CREATE ON DATABASE \1 TO \1"\.$/,
  },
  'a search_path that leads nowhere': {
    difference: { prepare: ["ALTER DATABASE $database SET search_path = 'missing'"] },
    sentence: /^The role has no schema .* Let DATABASE_URL name one, as in \?schema=public\.$/,
  },
  'a database in which another program uses graphile-worker': {
    difference: { prepare: ['CREATE SCHEMA graphile_worker'] },
    sentence: /^The schema graphile_worker of the database belongs to another program/,
  },
};

test.for(Object.entries(sentences))(
  'wgw refuses %s, and does not change it',
  async ([, { difference, sentence }]) => {
    const database = await odd(difference);
    expect(await refusal(database)).toMatch(sentence);
    expect(await tables(database)).toBe(0);
  },
);

test('wgw refuses a database with a wgw in another schema, as they would run each other’s tasks', async () => {
  const database = await odd();
  expect(await refusal(database)).toBeUndefined();
  const url = new URL(database.url);
  url.searchParams.set('schema', 'second');
  expect(await refusal({ url: url.href })).toBe(
    'The schema "public" of the database holds a wgw already, and a database has room for one: let DATABASE_URL name ' +
      'that schema, as in ?schema=public, or another database.',
  );
});

test('wgw starts for a role without the right to create, if everything exists', async () => {
  const database = await odd({
    hasRole: true,
    prepare: ['GRANT CREATE ON DATABASE $database TO $role', 'CREATE SCHEMA AUTHORIZATION $role'],
    schema: '$role',
  });
  expect(await refusal(database)).toBeUndefined();
  const role = new URL(database.url).username;
  await database.pool.query(
    `REVOKE CREATE ON DATABASE ${role} FROM ${role}; REVOKE CREATE ON SCHEMA ${role} FROM ${role}`,
  );
  expect(await refusal(database)).toBeUndefined();
});

test('wgw refuses a pooler in transaction mode, and does not change its sessions', async () => {
  const database = await odd();
  const pooler = await startPooler({ url: database.url, mode: 'transaction', size: 1 });
  onTestFinished(pooler.close);
  expect(await refusal(pooler)).toMatch(
    /^The pooler in front of the database lends its sessions for one transaction .* Use the pooler in session mode/,
  );
  const client = new pg.Client(pooler.url);
  await client.connect();
  const { rows } = await client.query("SELECT name FROM pg_settings WHERE source = 'session'");
  await client.end();
  expect(rows).toEqual([]);
});

test('wgw refuses a pooler that lends only one session', async () => {
  const database = await odd();
  const pooler = await startPooler({ url: database.url, mode: 'session', size: 1, queuesClients: false });
  onTestFinished(pooler.close);
  expect(await refusal(pooler)).toMatch(
    /^The pooler in front of the database lends wgw no second connection \(query_wait_timeout\), .* let it open more/,
  );
});

test('wgw refuses tables that its role may not use', async () => {
  const database = await odd({
    hasRole: true,
    prepare: ['GRANT CREATE ON DATABASE $database TO $role', 'GRANT CREATE ON SCHEMA public TO $role'],
  });
  // An administrator created the tables.
  await migrate(database.pool, { logger });
  expect(await refusal(database)).toBe(
    'The role of DATABASE_URL lacks a right (permission denied for table _prisma_migrations): make it the owner of ' +
      "wgw's tables, and of the schema graphile_worker with all that is in it.",
  );
});
