import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import pino from 'pino';
import { inject } from 'vitest';
import { createPrismaClient } from '../../src/database/client.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { createPool } from '../../src/database/pool.ts';
import { runOnServer, withDatabase } from './test-server.ts';

/** A database for one test. */
export interface TestDatabase {
  /** In the form of DATABASE_URL. */
  url: string;
  pool: pg.Pool;
  prisma: PrismaClient;
  /** Ends every connection and refuses new ones, like a server that is away. */
  takeAway(): Promise<void>;
  giveBack(): Promise<void>;
  /** Disconnects from it. Drops it if the server stays, even if others are still connected. */
  close(): Promise<void>;
}

/**
 * Creates a migrated database without rows, or with `{ empty: true }` one without tables. `settings` are further parameters
 * of CREATE DATABASE.
 */
export async function createTestDatabase({ empty = false, settings = '' } = {}): Promise<TestDatabase> {
  const serverUrl = inject('serverUrl');
  const template = inject('templateDatabase');
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  const original = empty ? 'template0' : template;
  await runOnServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${original} STRATEGY FILE_COPY ${settings}`);
  const url = withDatabase(serverUrl, name);
  const pool = createPool({ connectionString: url, max: 10 }, pino({ level: 'silent' }));
  const prisma = createPrismaClient(pool);
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
    // Not on a disposable server: dropping takes several times the processor time of creating.
    if (!inject('isServerDisposable')) await runOnServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  const takeAway = async () => {
    await runOnServer(serverUrl, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await runOnServer(
      serverUrl,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
      [name],
    );
  };
  const giveBack = async () => {
    await runOnServer(serverUrl, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  };
  return { url, pool, prisma, takeAway, giveBack, close };
}
