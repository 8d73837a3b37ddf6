import { createPublicKey, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Writable } from 'node:stream';
import { startApp } from '../../src/app.ts';
import type { Config, SlackCredentials } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { defaultTimeLimits, type TimeLimits } from '../../src/time-limits.ts';
import { type Sendgrid, startSendgrid } from '../simulator/sendgrid/sendgrid.ts';
import type { ShownMessage } from '../simulator/slack/screen.ts';
import type { WorkspaceSeed } from '../simulator/slack/seed.ts';
import { type Slack, startSlack } from '../simulator/slack/slack.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { DEADLINE_MS } from './eventually.ts';
import { generousLimits } from './web-limits.ts';

/** The real app between a simulated Slack and a simulated SendGrid, with its own database. */
export interface TestApp {
  /** Its address. */
  readonly url: string;
  readonly slack: Slack;
  readonly sendgrid: Sendgrid;
  readonly database: TestDatabase;
  /** Its log so far. */
  readonly logs: () => string;
  /** How long it waits, in milliseconds: practically forever, unless a test of slowness sets a limit. */
  readonly timeLimits: { -readonly [Limit in keyof TimeLimits]: number };
  /** Moves its clock forward. */
  readonly pass: (time: { days?: number; hours?: number; seconds?: number }) => void;
  /** Stops it and all its replicas. */
  readonly stop: () => Promise<void>;
  /**
   * Starts it, or another replica on the same database, with changes to the configuration. From now on, Slack sends its
   * requests to this one.
   */
  readonly start: (changes?: Partial<Config>) => Promise<Replica>;
  readonly close: () => Promise<void>;
}

/** One of the processes that serve an installation. */
export interface Replica {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Fewer than in production: a new connection costs the server more than the queries of a test. */
const MAX_CONNECTIONS = 8;

/** For METRICS_TOKEN. */
export const metricsToken = 'a-token-for-the-metrics';

export interface TestAppOptions {
  readonly workspaces?: readonly WorkspaceSeed[];
  /** The messages that Slack already shows when the app starts. */
  readonly messages?: readonly ShownMessage[];
  readonly config?: Partial<Config>;
  /** Whether workspaces add the app through its install page. Otherwise it has the token of the first workspace. */
  readonly oauth?: boolean;
  /** Whether the app uses Socket Mode. */
  readonly socketMode?: boolean;
  /** The database; a migrated one without rows unless given. The app closes it. */
  readonly database?: TestDatabase;
  /** Stops the app's clock at this time, except for `pass`. The clock runs unless this is given. */
  readonly time?: Date;
}

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const [slack, sendgrid, database] = await Promise.all([
    startSlack({
      timeLimit: DEADLINE_MS,
      ...(options.workspaces && { workspaces: options.workspaces }),
      ...(options.messages && { messages: options.messages }),
    }),
    startSendgrid(),
    options.database ?? createTestDatabase(),
  ]);
  const config: Config = {
    port: 0,
    publicUrl: 'https://wgw.test',
    databaseUrl: database.url,
    dataDir: '/nonexistent',
    slack: {
      apiUrl: slack.apiUrl,
      credentials: options.oauth ? oauthCredentials(slack) : { kind: 'token', botToken: slack.botToken },
      transport: options.socketMode
        ? { kind: 'socket', appToken: slack.app.appToken }
        : { kind: 'http', signingSecret: slack.app.signingSecret },
    },
    sendgrid: {
      apiKey: sendgrid.apiKey,
      from: 'WeGotWork <invitations@wegotwork.test>',
      apiUrl: sendgrid.url,
      webhookKey: keyOf(sendgrid),
    },
    secrets: [Buffer.alloc(32, 'a secret for tests')],
    supportEmail: 'help@wegotwork.test',
    appUrl: 'https://app.wegotwork.test',
    limits: { installation: 10_000, organization: 2_000 },
    metricsToken,
    logLevel: 'debug',
    ...options.config,
  };

  let logs = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logs += String(chunk);
      done();
    },
  });
  const logger = createLogger(config.logLevel, sink);
  const timeLimits = unhurried();
  let ahead = 0;
  const now = () => new Date((options.time?.getTime() ?? Date.now()) + ahead);

  let url = '';
  const replicas = new Set<Replica>();
  const start = async (changes: Partial<Config> = {}) => {
    const address = options.oauth ? await publicAddress() : {};
    const app = await startApp(
      { ...config, ...address, ...changes },
      { now, logger, timeLimits, webLimits: generousLimits, maxConnections: MAX_CONNECTIONS },
    );
    const replica: Replica = {
      url: `http://127.0.0.1:${app.port}`,
      async stop() {
        replicas.delete(replica);
        await app.stop();
      },
    };
    replicas.add(replica);
    url = replica.url;
    slack.connect(url);
    sendgrid.webhook.connect(url);
    return replica;
  };
  const stop = async () => {
    await Promise.all([...replicas].map((replica) => replica.stop()));
  };
  await start();

  return {
    get url() {
      return url;
    },
    slack,
    sendgrid,
    database,
    logs: () => logs,
    timeLimits,
    pass({ days = 0, hours = 0, seconds = 0 }) {
      ahead += ((days * 24 + hours) * 3600 + seconds) * 1000;
    },
    stop,
    start,
    async close() {
      await stop();
      await Promise.all([slack.close(), sendgrid.close(), database.close()]);
    },
  };
}

/** Limits that no test reaches unless it sets them. */
export function unhurried(): TestApp['timeLimits'] {
  const limits = { ...defaultTimeLimits };
  for (const limit of Object.keys(limits) as (keyof TimeLimits)[]) limits[limit] = DEADLINE_MS;
  return limits;
}

function oauthCredentials({ app }: Slack): SlackCredentials {
  const { clientId, clientSecret } = app;
  return { kind: 'oauth', clientId, clientSecret, stateSecret: 'a state secret for tests, and only there' };
}

function keyOf({ webhook }: Sendgrid): KeyObject {
  return createPublicKey({ key: Buffer.from(webhook.key, 'base64'), format: 'der', type: 'spki' });
}

/** Slack redirects a user who installs the app to its public address, so it has to be a real one. */
async function publicAddress(): Promise<Pick<Config, 'port' | 'publicUrl'>> {
  const port = await freePort();
  return { port, publicUrl: `http://127.0.0.1:${port}` };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
