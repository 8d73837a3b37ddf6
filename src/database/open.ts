import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { createPrismaClient } from './client.ts';
import type { EmbeddedPostgres } from './embedded/start.ts';
import type { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { createPool } from './pool.ts';
import { assertServerFits, type Server } from './server-fits.ts';

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
 * @throws when the database cannot be reached, is older than PostgreSQL 15 or not in UTF-8, or cannot be migrated; nothing is left
 *   running then.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const {
    databaseUrl,
    dataDir,
    logger,
    maxConnections = 10,
    signal,
    connectionTimeoutMilliseconds,
  } = options;
  const embedded = databaseUrl === undefined ? await startEmbedded({ dataDir, logger, signal }) : undefined;
  const connection = embedded?.config ?? { connectionString: databaseUrl };
  const pool = createPool(
    {
      ...connection,
      max: maxConnections,
      ...(connectionTimeoutMilliseconds !== undefined && {
        connectionTimeoutMillis: connectionTimeoutMilliseconds,
      }),
    },
    logger,
  );
  const prisma = createPrismaClient(pool);
  const close = async () => {
    const drained = prisma.$disconnect().then(() => pool.end());
    try {
      await Promise.race([drained, sleep(DRAIN_MS, undefined, { ref: false })]);
    } finally {
      await embedded?.stop();
    }
  };
  try {
    signal?.throwIfAborted();
    assertServerFits(await readServer(pool));
    await migrate(pool, { logger });
  } catch (error) {
    await close();
    throw error;
  }
  return { pool, prisma, close };
}

/** Loaded where it is needed: a start with a server of its own is faster without. */
async function startEmbedded(
  options: Pick<OpenDatabaseOptions, 'dataDir' | 'logger' | 'signal'>,
): Promise<EmbeddedPostgres> {
  const { startEmbeddedPostgres } = await import('./embedded/start.ts');
  return startEmbeddedPostgres(options);
}

async function readServer(pool: pg.Pool): Promise<Server> {
  try {
    const { rows } = await pool.query<Server>(
      "SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding",
    );
    return rows[0] ?? { version: 'of an unknown version', encoding: 'an unknown encoding' };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const sentence = `The database cannot be reached (${why}): check DATABASE_URL, and that PostgreSQL runs there.`;
    throw new Error(sentence, { cause });
  }
}
