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
import { freePort, HOST } from './ports.ts';
import { createSaver, hasSavedState, readSavedState, removeSavedState, saveState } from './saved-state.ts';
import { workspace } from './team.ts';

/** The real app with a simulated Slack and SendGrid. */
export interface Sandbox {
  slack: Slack;
  sendgrid: Sendgrid;
  traffic: Traffic;
  /** The app's database. */
  pool: pg.Pool;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** The folder for everything that the next run needs. */
  dataDir: string;
  /** The port of the app, if it is free. Links in earlier emails lead there. */
  appPort: number;
  /** Whether to remove everything from earlier runs. */
  fresh?: boolean;
  /** An empty database. Absent: an embedded PostgreSQL. */
  databaseUrl?: string;
}

/** Starts the sandbox with the saved state of the last run, or else with a few days of history. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dataDir } = options;
  await mkdir(dataDir, { recursive: true });
  const logger = createLogger('info', pino.destination({ dest: path.join(dataDir, 'app.log'), sync: true }));
  const cleanUps: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) {
      // The other parts still have to stop, PostgreSQL last.
      await cleanUp().catch((error: unknown) => logger.error({ err: error }, 'A part could not be stopped'));
    }
  };
  try {
    if (options.fresh) await removeSavedState(dataDir);
    const isNew = !(await hasSavedState(dataDir));
    const databaseUrl = options.databaseUrl ?? (await startDatabase(dataDir, isNew, logger, cleanUps));
    const appPort = await freePort(options.appPort);
    const appUrl = `http://${HOST}:${appPort}`;
    const saved = isNew ? undefined : await readSavedState(dataDir, appUrl);
    const traffic = createTraffic();
    let behindMs = 0;
    const now = () => Date.now() - behindMs;

    const slack = await startSlack({
      workspaces: [workspace],
      now,
      traffic,
      messages: saved?.messages ?? [],
    });
    cleanUps.push(slack.close);
    const sendgrid = await startSendgrid({ now, traffic, postsEvents: true, mails: saved?.mails ?? [] });
    cleanUps.push(sendgrid.close);
    const saver = createSaver(
      () =>
        saveState(dataDir, {
          appUrl,
          messages: slack.allMessages().map(({ raw: { emulatedTs: _onlyThisRun, ...message } }) => message),
          mails: sendgrid.mailbox.messages,
        }),
      logger,
    );
    // Runs after the app has stopped, because the app finishes its work first.
    cleanUps.push(saver.stop);

    const config = readConfig({
      PORT: String(appPort),
      PUBLIC_URL: appUrl,
      DATABASE_URL: databaseUrl,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.app.signingSecret,
      SENDGRID_API_URL: sendgrid.url,
      SENDGRID_API_KEY: sendgrid.apiKey,
      SENDGRID_WEBHOOK_KEY: sendgrid.webhook.key,
      SENDGRID_FROM: 'WeGotWork <invitations@wegotwork.example>',
      SUPPORT_EMAIL: 'help@wegotwork.example',
      // The same at every start, so that links in earlier emails keep working.
      APP_SECRET: Buffer.from('a secret for the sandbox, and only there').toString('base64'),
    });
    const app = await startApp(config, { now: () => new Date(now()), logger, host: HOST });
    cleanUps.push(app.stop);
    slack.connect(`http://${HOST}:${app.port}`);
    sendgrid.webhook.connect(`http://${HOST}:${app.port}`);
    const pool = createPool({ connectionString: databaseUrl, max: 2 }, logger);
    cleanUps.push(() => pool.end());

    if (saved === undefined) {
      const setClockBehind = (milliseconds: number) => {
        behindMs = milliseconds;
      };
      await playHistory({ slack, sendgrid, pool, setClockBehind });
    }
    await saver.begin([slack, sendgrid]);
    return { slack, sendgrid, traffic, pool, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(
  dataDir: string,
  isNew: boolean,
  logger: Logger,
  cleanUps: (() => Promise<void>)[],
): Promise<string> {
  const { config, stop } = await startEmbeddedPostgres({ dataDir, logger });
  cleanUps.push(stop);
  // An interrupted first run may have left a part of the history.
  if (isNew) await emptyDatabase(config);
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
