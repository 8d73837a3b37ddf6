import type { Config } from './config.ts';
import { openDatabase } from './database/open.ts';
import { isReady } from './database/ready.ts';
import type { Domain } from './domain/domain.ts';
import { createLinkSigner } from './domain/invitations/link-token.ts';
import { createMailer } from './email/mailer.ts';
import { announceSubmission } from './jobs/announce-submission.ts';
import { startJobs } from './jobs/runner.ts';
import { sendInvitation } from './jobs/send-invitation.ts';
import { tellInviter } from './jobs/tell-inviter.ts';
import { createLogger, type Logger } from './logger.ts';
import { createSlack } from './slack/slack.ts';
import { type Stoppable, stopWithin } from './stop-within.ts';
import { listen } from './web/http-server.ts';
import { createWebListener } from './web/server.ts';

/** The seams: what tests and the sandbox may put in place of the real thing. */
export interface Overrides {
  /** The clock. */
  readonly now?: () => Date;
  readonly logger?: Logger;
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

const EMAIL_TIMEOUT_MS = 10_000;
// Enough for the jobs under way and for the requests beside them.
const MAX_CONNECTIONS = 20;

// Whoever stops the process waits 10 s before killing it.
const FINISH_WITHIN_MS = 4_500;
const CLOSE_DATABASE_WITHIN_MS = 4_500;

/**
 * Wires everything and starts it: database, jobs, web server, Slack.
 *
 * @throws where the database cannot be had or the port is taken; nothing is left running then.
 */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const database = await openDatabase({ ...config, logger, maxConnections: MAX_CONNECTIONS });
  const serving: Stoppable[] = [];
  const stop = async () => {
    await Promise.all(serving.map((part) => stopWithin(FINISH_WITHIN_MS, part, logger)));
    await stopWithin(CLOSE_DATABASE_WITHIN_MS, { name: 'database', stop: database.close }, logger);
  };

  try {
    const domain: Domain = {
      prisma: database.prisma,
      links: createLinkSigner(config.secrets),
      now: overrides.now ?? (() => new Date()),
    };
    const mailer = createMailer({ ...config.sendgrid, timeoutMilliseconds: EMAIL_TIMEOUT_MS });
    const slack = createSlack({ config, domain, logger });
    const sender = config.sendgrid.from;

    const jobs = await startJobs({
      pool: database.pool,
      logger,
      jobList: {
        'send-invitation': sendInvitation({ ...config, domain, mailer, logger }),
        'announce-submission': announceSubmission({ ...slack, domain, sender, logger }),
        'tell-inviter': tellInviter({ ...slack, domain, logger }),
      },
    });
    serving.push({ name: 'jobs', stop: jobs.stop });

    const listener = createWebListener({
      ...config,
      domain,
      slack,
      isReady: () => isReady(database.pool),
      logger,
    });
    const server = await listen(listener, config.port, logger);
    // One after the other: the last requests may give rise to work that goes on after their acknowledgement.
    serving.push({ name: 'requests', stop: () => server.close().finally(slack.stop) });

    await slack.start();
    logger.info({ port: server.port }, 'wgw is ready');
    return { port: server.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
