import { randomBytes } from 'node:crypto';
import pino from 'pino';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/database/migrate.ts';
import { createPool } from '../../src/database/pool.ts';
import { runOnServer, startTestServer, withDatabase } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database of the server for tests, as a user who may create others. */
    serverUrl: string;
    /** A migrated database to clone; the clones' names begin with its name. */
    templateDatabase: string;
  }
}

/**
 * Starts one PostgreSQL for all test files, or takes DATABASE_URL's, and migrates the database they clone.
 *
 * @returns what leaves nothing of it behind.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const template = `wgw_test_${randomBytes(4).toString('hex')}`;
  const teardown = () => dropDatabases(server.url, template).finally(server.stop);
  try {
    await createTemplate(server.url, template);
  } catch (error) {
    await teardown();
    throw error;
  }
  provide('serverUrl', server.url);
  provide('templateDatabase', template);
  return teardown;
}

async function createTemplate(serverUrl: string, template: string): Promise<void> {
  await runOnServer(serverUrl, `CREATE DATABASE ${template}`);
  const logger = pino({ level: 'warn' });
  const pool = createPool({ connectionString: withDatabase(serverUrl, template) }, logger);
  await migrate(pool, { logger }).finally(() => pool.end());
}

/** The template, and clones that a failed test file did not close. */
async function dropDatabases(serverUrl: string, prefix: string): Promise<void> {
  const { rows } = await runOnServer(
    serverUrl,
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  );
  for (const { datname } of rows) {
    await runOnServer(serverUrl, `DROP DATABASE ${datname} WITH (FORCE)`);
  }
}
