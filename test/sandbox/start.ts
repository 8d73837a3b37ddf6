import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createDatabase } from '../../src/database/embedded/create-database.ts';
import type { EmbeddedConnection } from '../../src/database/embedded/ownership.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded/start.ts';
import { createPool } from '../../src/database/pool.ts';
import { createLogger, type Logger } from '../../src/logger.ts';
import { type Sendgrid, startSendgrid } from '../simulator/sendgrid/sendgrid.ts';
import { type Slack, startSlack } from '../simulator/slack/slack.ts';
import { createTraffic, type Traffic } from '../simulator/traffic.ts';
import { playHistory } from './history.ts';
import { readKept, writeKept } from './kept.ts';
import { HOST } from './ports.ts';
import { workspace } from './team.ts';

/** The real app, between a simulated Slack and SendGrid. */
export interface Sandbox {
  slack: Slack;
  sendgrid: Sendgrid;
  traffic: Traffic;
  /** The app's database. */
  pool: pg.Pool;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** Keeps everything from one run to the next. */
  dataDir: string;
  /** Where the app listens. */
  appPort: number;
  /** Whether to start over. */
  fresh?: boolean;
  /** An empty database; absent: an embedded PostgreSQL. */
  databaseUrl?: string;
}

const KEEP_AFTER_MS = 200;

/** Starts it, on what the last run kept or with a few days of history. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dataDir, appPort } = options;
  await mkdir(dataDir, { recursive: true });
  const logger = createLogger('info', pino.destination({ dest: path.join(dataDir, 'app.log'), sync: true }));
  const cleanUps: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  };
  try {
    const appUrl = `http://localhost:${appPort}`;
    const kept = options.fresh ? undefined : await readKept(dataDir, appUrl);
    const databaseUrl =
      options.databaseUrl ?? (await startDatabase(options, kept === undefined, logger, cleanUps));
    const traffic = createTraffic();
    let behind = 0;
    const now = () => Date.now() - behind;

    const slack = await startSlack({ workspaces: [workspace], now, traffic, messages: kept?.messages ?? [] });
    cleanUps.push(slack.close);
    const sendgrid = await startSendgrid({ now, traffic, mails: kept?.mails ?? [] });
    cleanUps.push(sendgrid.close);
    const keep = () =>
      writeKept(dataDir, {
        appUrl,
        messages: slack.allMessages().map(({ raw: { emulatedTs: _ofThisRun, ...message } }) => message),
        mails: sendgrid.mailbox.messages,
      });

    const config = readConfig({
      PORT: String(appPort),
      PUBLIC_URL: appUrl,
      DATABASE_URL: databaseUrl,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.app.signingSecret,
      SENDGRID_API_URL: sendgrid.url,
      SENDGRID_API_KEY: sendgrid.apiKey,
      SENDGRID_FROM: 'WeGotWork <invitations@wegotwork.example>',
      SUPPORT_EMAIL: 'help@wegotwork.example',
      // The same at every start, so that links that were sent stay good.
      APP_SECRET: Buffer.from('a secret for the sandbox, and only there').toString('base64'),
    });
    const app = await startApp(config, { now: () => new Date(now()), logger, host: HOST });
    cleanUps.push(app.stop);
    slack.connect(`http://${HOST}:${app.port}`);
    const pool = createPool({ connectionString: databaseUrl, max: 2 }, logger);
    cleanUps.push(() => pool.end());

    if (kept === undefined) {
      const setBehind = (milliseconds: number) => {
        behind = milliseconds;
      };
      await playHistory({ slack, sendgrid, pool, setBehind });
      await keep();
    }
    cleanUps.push(keepAsItChanges([slack, sendgrid], keep, logger));
    return { slack, sendgrid, traffic, pool, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(
  { dataDir }: SandboxOptions,
  empty: boolean,
  logger: Logger,
  cleanUps: (() => Promise<void>)[],
): Promise<string> {
  const { config, stop } = await startEmbeddedPostgres({ dataDir, logger });
  cleanUps.push(stop);
  // Also where a first run was interrupted before its history was told to the end.
  if (empty) await emptyDatabase(config);
  return `postgresql://${config.user}@localhost/${config.database}?host=${encodeURIComponent(config.host)}`;
}

async function emptyDatabase(config: EmbeddedConnection): Promise<void> {
  const server = { ...config, database: 'postgres' };
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(`DROP DATABASE ${config.database} WITH (FORCE)`);
  } finally {
    await client.end();
  }
  await createDatabase(server, config.database);
}

/** Keeps what changes soon after it did, and at the end. */
function keepAsItChanges(
  sources: readonly { onChange(listener: () => void): void }[],
  keep: () => Promise<void>,
  logger: Logger,
): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let keeping = Promise.resolve();
  const keepNext = () => {
    timer = undefined;
    keeping = keeping.then(keep).catch((error: unknown) => {
      logger.error({ err: error }, 'The sandbox could not keep its messages and emails');
    });
  };
  const onChange = () => {
    timer ??= setTimeout(keepNext, KEEP_AFTER_MS);
  };
  for (const source of sources) source.onChange(onChange);
  return async () => {
    clearTimeout(timer);
    keepNext();
    await keeping;
  };
}
