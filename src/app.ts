import { once } from 'node:events';
import type { Config } from './config.ts';
import { type Counts, createCounts } from './counts.ts';
import { isDatabaseUnavailable } from './database/errors.ts';
import { openDatabase } from './database/open.ts';
import { isReady } from './database/ready.ts';
import { watchDatabase } from './database/watch.ts';
import type { DomainContext } from './domain/core/context.ts';
import { createLinkSigner } from './domain/core/link-token.ts';
import { loadOnce } from './load-once.ts';
import { createLogger, type Logger } from './logger.ts';
import type { Slack } from './slack/slack.ts';
import { type Stoppable, stopWithTimeout } from './stop-with-timeout.ts';
import { defaultTimeLimits, type TimeLimits } from './time-limits.ts';
import { listen } from './web/http/http-server.ts';
import { createReadiness } from './web/routes/readiness.ts';
import { createWebListener, type WebLimits } from './web/server.ts';
import { withTimeout } from './with-timeout.ts';

/** Options beside the configuration. Tests and the sandbox replace some parts of the app with them. */
export interface Overrides {
  /** The clock. */
  readonly now?: () => Date;
  readonly logger?: Logger;
  readonly timeLimits?: TimeLimits;
  readonly webLimits?: WebLimits;
  /** Where this process counts. Its metrics show the counts. */
  readonly counts?: Counts;
  /** The maximum of database connections; 20 unless given. */
  readonly maxConnections?: number;
  /** The network interface to listen on; all of them unless given. */
  readonly host?: string;
  /** Aborts a start. Nothing is left running then. */
  readonly signal?: AbortSignal;
}

/** The running app. */
export interface App {
  readonly port: number;
  /**
   * Stops taking HTTP requests, finishes what was acknowledged and the tasks in progress, and closes. Takes at most 9 s.
   * Never throws: logs what could not be stopped.
   */
  stop(): Promise<void>;
}

// Enough for the tasks in progress and the HTTP requests beside them.
const MAX_CONNECTIONS = 20;

/**
 * Puts the parts of the app together and starts them: database, web server, Slack and tasks.
 *
 * @throws if the database cannot be opened or the port is taken. Nothing is left running then.
 */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const { signal, timeLimits = defaultTimeLimits, counts = createCounts() } = overrides;
  // Load Bolt while the database is opened: it takes longer than all other modules.
  const loadingSlack = import('./slack/slack.ts');
  const database = await openDatabase({
    ...config,
    logger,
    maxConnections: overrides.maxConnections ?? MAX_CONNECTIONS,
    connectionTimeoutMilliseconds: timeLimits.databaseConnection,
    signal,
  });
  const watch = watchDatabase(database.pool, logger, timeLimits);
  const { report } = watch;
  const serving: Stoppable[] = [];
  const stop = async () => {
    await Promise.all(serving.map((part) => stopWithTimeout(timeLimits.finish, part, logger)));
    watch.stop();
    await stopWithTimeout(timeLimits.closeDatabase, { name: 'database', stop: database.close }, logger);
  };

  try {
    signal?.throwIfAborted();
    const domain: DomainContext = {
      prisma: database.prisma,
      links: createLinkSigner(config.secrets),
      limits: config.limits,
      usesOauth: config.slack.credentials.kind === 'oauth',
      now: overrides.now ?? (() => new Date()),
      logger,
    };
    const { createSlack } = await loadingSlack;
    const slack = createSlack({ config, domain, logger, report, timeLimits });
    await slack.oauth?.installations.reencrypt();

    const readiness = createReadiness(async () => {
      const ready = await isReady(database.pool, timeLimits.readiness);
      if (!ready) watch.check();
      return ready;
    }, timeLimits.readinessAgain);
    // A lost connection may mean that the database is away.
    database.pool.on('error', readiness.forget);
    const loadMetrics = loadOnce(async () => {
      const { createMetrics } = await import('./metrics.ts');
      return createMetrics({ pool: database.pool, counts, now: domain.now, timeLimits });
    });
    const { metricsToken: token } = config;

    const listener = createWebListener({
      ...config,
      metrics: token === undefined ? undefined : { token, read: async () => (await loadMetrics())() },
      webhookKey: config.sendgrid.webhookKey,
      domain,
      slack,
      readiness,
      isDatabaseUnavailable,
      logger,
      report,
      bodyTimeoutMilliseconds: timeLimits.requestBody,
      ...(overrides.webLimits && { webLimits: overrides.webLimits }),
    });
    const server = await listen(listener, config.port, logger, { host: overrides.host, timeLimits });
    serving.push({
      name: 'requests',
      async stop() {
        await Promise.all([server.close(), slack.stop()]);
        // Only now: work for the last requests may go on after their acknowledgement.
        await slack.settled();
      },
    });

    signal?.throwIfAborted();
    await startSlack(slack, timeLimits, signal);
    signal?.throwIfAborted();
    logger.info({ port: server.port }, 'wgw is ready');

    // Load this after the server is ready, so that it is ready sooner. Queued tasks wait in the database.
    const { startTasks } = await import('./tasks/start.ts');
    const tasks = startTasks({
      config,
      domain,
      slack,
      pool: database.pool,
      logger,
      report,
      counts,
      timeLimits,
    });
    serving.push({ name: 'tasks', stop: tasks.stop });
    return { port: server.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * In Socket Mode, opens the WebSocket and waits for it for a limited time: emails and pages do not need it. Attempts to
 * open it go on after that.
 */
async function startSlack(
  slack: Slack,
  { slackSocket }: TimeLimits,
  signal: AbortSignal | undefined,
): Promise<void> {
  const stopped = signal === undefined ? [] : [once(signal, 'abort')];
  await withTimeout(slackSocket, Promise.race([slack.start(), ...stopped]));
}
