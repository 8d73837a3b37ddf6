import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { createPrismaClient } from './client.ts';
import { CONNECTION_TIMEOUT_MS } from './connect.ts';
import type { EmbeddedPostgres } from './embedded/start.ts';
import { examineServer } from './examine-server.ts';
import type { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { createPool } from './pool.ts';

/** How long connections in use hold up closing. */
const DRAIN_MS = 500;

interface OpenDatabaseOptions {
  /** Of a PostgreSQL 15 or newer; absent: an embedded one keeps its files in dataDir. */
  databaseUrl?: string | undefined;
  dataDir: string;
  logger: Logger;
  /** Of the pool that all of this process shares; 10 unless given. */
  maxConnections?: number;
  /** How long a connection may take. */
  connectionTimeoutMilliseconds?: number;
  /** Gives up opening that is under way: nothing of it is left running then. */
  signal?: AbortSignal | undefined;
}

/** The database, migrated. */
export interface Database {
  pool: pg.Pool;
  prisma: PrismaClient;
  /** Waits half a second for the connections in use, then ends the embedded server, which takes 4 s at most. */
  close(): Promise<void>;
}

/**
 * Connects to PostgreSQL, starting the embedded one where no URL is given, and brings it to this version's schema.
 *
 * @throws when the database cannot be reached, cannot do what wgw needs, or cannot be migrated; a sentence says what to
 *   do, and nothing is left running then.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const {
    databaseUrl,
    dataDir,
    logger,
    maxConnections = 10,
    signal,
    connectionTimeoutMilliseconds: connectionTimeoutMillis = CONNECTION_TIMEOUT_MS,
  } = options;
  const embedded = databaseUrl === undefined ? await startEmbedded({ dataDir, logger, signal }) : undefined;
  const config = {
    ...(embedded?.config ?? { connectionString: databaseUrl }),
    connectionTimeoutMillis,
  };
  let close = async () => embedded?.stop();
  try {
    signal?.throwIfAborted();
    const schema = await examineServer(config);
    const pool = createPool({ ...config, schema, max: maxConnections }, logger);
    const prisma = createPrismaClient(pool, schema);
    close = async () => {
      const drained = prisma.$disconnect().then(() => pool.end());
      try {
        await Promise.race([drained, sleep(DRAIN_MS, undefined, { ref: false })]);
      } finally {
        await embedded?.stop();
      }
    };
    await migrate(pool, { logger, schema });
    return { pool, prisma, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Loaded where it is needed: a start with a server of its own is faster without. */
async function startEmbedded(
  options: Pick<OpenDatabaseOptions, 'dataDir' | 'logger' | 'signal'>,
): Promise<EmbeddedPostgres> {
  const { startEmbeddedPostgres } = await import('./embedded/start.ts');
  return startEmbeddedPostgres(options);
}
