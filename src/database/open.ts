import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { checkServer } from './check-server.ts';
import { createPrismaClient } from './client.ts';
import { CONNECTION_TIMEOUT_MS } from './connect.ts';
import type { EmbeddedPostgres } from './embedded/start.ts';
import type { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { createPool } from './pool.ts';

/** How long closing waits for connections in use. */
const DRAIN_MS = 500;

interface OpenDatabaseOptions {
  /** The URL of a PostgreSQL 15 or newer. Absent: an embedded one keeps its files in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  logger: Logger;
  /** The size of the pool, which the whole process shares; 10 unless given. */
  maxConnections?: number;
  /** How long opening a connection may take. */
  connectionTimeoutMilliseconds?: number;
  /** Aborts the opening. Nothing is left running then. */
  signal?: AbortSignal | undefined;
}

/** The migrated database. */
export interface Database {
  pool: pg.Pool;
  prisma: PrismaClient;
  /** Waits half a second for connections in use, then stops the embedded server, which takes at most 4 s. */
  close(): Promise<void>;
}

/**
 * Connects to PostgreSQL and migrates it to this version's schema. Without a URL, starts the embedded PostgreSQL.
 *
 * @throws if the database cannot be reached, does not meet wgw's requirements, or cannot be migrated. The message says what
 *   to do. Nothing is left running then.
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
    const schema = await checkServer(config);
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

/** Loads the embedded server only if it is needed, as a start without it is faster. */
async function startEmbedded(
  options: Pick<OpenDatabaseOptions, 'dataDir' | 'logger' | 'signal'>,
): Promise<EmbeddedPostgres> {
  const { startEmbeddedPostgres } = await import('./embedded/start.ts');
  return startEmbeddedPostgres(options);
}
