import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pino from 'pino';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/database/migrate.ts';
import { createPool } from '../../src/database/pool.ts';
import { makeDataDirectory } from './data-directory.ts';
import { makeRunFolder } from './run-folder.ts';
import { runOnServer, startTestServer, withDatabase } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder for every file that a test writes. */
    runFolder: string;
    /** A DATA_DIR in which an embedded PostgreSQL has run. Tests copy it. */
    dataDirectory: string;
    /** The URL of a database on the server for tests, for a user who may create databases. */
    serverUrl: string;
    /** Whether that server is removed after the tests, with its databases. */
    isServerDisposable: boolean;
    /** A migrated database to clone. The names of the clones begin with its name. */
    templateDatabase: string;
  }
}

/**
 * Starts one PostgreSQL for all test files, or uses that of DATABASE_URL, and migrates the database that they clone.
 *
 * @returns a function that stops it and removes everything.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const cleanUps: (() => Promise<void>)[] = [];
  const teardown = async () => {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  };
  try {
    const runFolder = await makeRunFolder();
    cleanUps.push(runFolder.remove);
    const dataDirectory = path.join(runFolder.path, 'data');
    await makeDataDirectory(dataDirectory);

    const server = await startTestServer(path.join(runFolder.path, 'server'), dataDirectory);
    cleanUps.push(server.stop);
    const templateDatabase = `wgw_test_${randomBytes(4).toString('hex')}`;
    if (!server.isDisposable) cleanUps.push(() => dropDatabases(server.url, templateDatabase));
    await createTemplate(server.url, templateDatabase);

    provide('runFolder', runFolder.path);
    provide('dataDirectory', dataDirectory);
    provide('serverUrl', server.url);
    provide('isServerDisposable', server.isDisposable);
    provide('templateDatabase', templateDatabase);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}

async function createTemplate(serverUrl: string, template: string): Promise<void> {
  await runOnServer(serverUrl, `CREATE DATABASE ${template}`);
  const logger = pino({ level: 'warn' });
  const pool = createPool({ connectionString: withDatabase(serverUrl, template) }, logger);
  await migrate(pool, { logger }).finally(() => pool.end());
}

/** Drops the template, and clones that a failed test file did not close. */
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
