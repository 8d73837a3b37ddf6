import { once } from 'node:events';
import type { Config } from './config.ts';
import { type Counts, createCounts } from './counts.ts';
import { openDatabase } from './database/open.ts';
import { isReady } from './database/ready.ts';
import { isDatabaseUnavailable } from './database/unavailable.ts';
import { watchDatabase } from './database/watch.ts';
import type { DomainContext } from './domain/core/context.ts';
import { createLinkSigner } from './domain/core/link-token.ts';
import { inTime } from './in-time.ts';
import { loadOnce } from './load-once.ts';
import { createLogger, type Logger } from './logger.ts';
import type { Slack } from './slack/slack.ts';
import { type Stoppable, stopWithin } from './stop-within.ts';
import { defaultTimeLimits, type TimeLimits } from './time-limits.ts';
import { listen } from './web/http/http-server.ts';
import { createReadiness } from './web/routes/readiness.ts';
import { createWebListener, type WebLimits } from './web/server.ts';

/**
 * What the app may be started with beside its configuration; tests and the sandbox put some of it in place of the real
 * thing.
 */
export interface Overrides {
  /** The clock. */
  readonly now?: () => Date;
  readonly logger?: Logger;
  readonly timeLimits?: TimeLimits;
  readonly webLimits?: WebLimits;
  /** Takes what this process counts; its metrics show it. */
  readonly counts?: Counts;
  /** How many database connections this process may open; 20 unless given. */
  readonly maxConnections?: number;
  /** The interface to listen on; every one unless said. */
  readonly host?: string;
  /** Gives up a start that is under way: nothing of it is left running then. */
  readonly signal?: AbortSignal;
}

/** The app, serving. */
export interface App {
  readonly port: number;
  /**
   * Stops taking requests, finishes what was acknowledged and the jobs under way, and closes. Takes 9 s at most, and
   * never throws: what could not be stopped is logged.
   */
  stop(): Promise<void>;
}

// Enough for the jobs under way and for the requests beside them.
const MAX_CONNECTIONS = 20;

/**
 * Wires everything and starts it: database, web server, Slack, jobs.
 *
 * @throws where the database cannot be had or the port is taken; nothing is left running then.
 */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const { signal, timeLimits = defaultTimeLimits, counts = createCounts() } = overrides;
  // Bolt takes longer to load than everything else: it loads while the database is opened.
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
    await Promise.all(serving.map((part) => stopWithin(timeLimits.finish, part, logger)));
    watch.stop();
    await stopWithin(timeLimits.closeDatabase, { name: 'database', stop: database.close }, logger);
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
      if (!ready) watch.suspect();
      return ready;
    }, timeLimits.readinessAgain);
    // A connection was lost: perhaps all of them.
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
        // Only then: the last requests may give rise to work that goes on after their acknowledgement.
        await slack.settled();
      },
    });

    signal?.throwIfAborted();
    await startSlack(slack, timeLimits, signal);
    signal?.throwIfAborted();
    logger.info({ port: server.port }, 'wgw is ready');

    // Loaded once requests are served, which are sooner so: what they queue waits in the database.
    const { startTasks } = await import('./tasks/start.ts');
    const jobs = startTasks({
      config,
      domain,
      slack,
      pool: database.pool,
      logger,
      report,
      counts,
      timeLimits,
    });
    serving.push({ name: 'jobs', stop: jobs.stop });
    return { port: server.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * In Socket Mode, waits for the WebSocket, but no longer than emails and pages can wait: they need no Slack, which goes
 * on being tried.
 */
async function startSlack(
  slack: Slack,
  { slackSocket }: TimeLimits,
  signal: AbortSignal | undefined,
): Promise<void> {
  const stopped = signal === undefined ? [] : [once(signal, 'abort')];
  await inTime(slackSocket, Promise.race([slack.start(), ...stopped]));
}
