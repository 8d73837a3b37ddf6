import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { inject } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded/start.ts';
import { copyDataDirectory, UNSYNCED } from '../support/data-directory.ts';
import { makeFolder } from '../support/folder.ts';
import { type OtherProcess, startInOtherProcess } from './other-process.ts';

/** A data folder for one test, and the servers that run in it. */
export interface DataFolder {
  path: string;
  /** The folder with the database files. */
  cluster: string;
  start(): Promise<EmbeddedPostgres>;
  startElsewhere(): Promise<OtherProcess>;
  /** The process of the server that runs in it, or of the one that crashed. */
  serverPid(): Promise<number>;
  /** Stops the servers and removes the folder. */
  close(): Promise<void>;
}

interface DataFolderOptions {
  name?: string;
  /** Whether an embedded PostgreSQL has run in the folder before. Otherwise the folder does not exist yet. */
  used?: boolean;
}

export async function createDataFolder(options: DataFolderOptions = {}): Promise<DataFolder> {
  const { name = 'data', used = true } = options;
  const parent = await makeFolder();
  const dataDir = path.join(parent, name);
  const cluster = path.join(dataDir, 'postgres');
  if (used) await copyDataDirectory(inject('dataDirectory'), dataDir);
  const stops: (() => Promise<void>)[] = [];
  return {
    path: dataDir,
    cluster,
    async start() {
      const logger = pino({ level: 'silent' });
      const server = await startEmbeddedPostgres({ dataDir, logger, settings: UNSYNCED });
      stops.push(server.stop);
      return server;
    },
    async startElsewhere() {
      const server = await startInOtherProcess(dataDir);
      stops.push(server.stop);
      return server;
    },
    async serverPid() {
      return Number.parseInt(await readFile(path.join(cluster, 'postmaster.pid'), 'utf8'), 10);
    },
    async close() {
      await Promise.all(stops.map((stop) => stop()));
      await rm(parent, { recursive: true });
    },
  };
}

/** Runs a statement on a new connection. */
export async function query(config: pg.ClientConfig, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
