import type { Config } from './config.ts';
import { openDatabase } from './database/open.ts';
import { isReady } from './database/ready.ts';
import type { Domain } from './domain/domain.ts';
import { createLinkSigner } from './domain/invitations/link-token.ts';
import { createMailer, type Mailer } from './email/mailer.ts';
import { announceSubmission } from './jobs/announce-submission.ts';
import { startJobs } from './jobs/runner.ts';
import { sendInvitation } from './jobs/send-invitation.ts';
import { tellInviter } from './jobs/tell-inviter.ts';
import { createLogger, type Logger } from './logger.ts';
import { createSlack } from './slack/slack.ts';
import { listen } from './web/http-server.ts';
import { createWebListener } from './web/server.ts';

/** The seams: what tests and the sandbox may put in place of the real thing. */
export interface Overrides {
  readonly mailer?: Mailer;
  /** The clock. */
  readonly now?: () => Date;
  readonly logger?: Logger;
}

/** The app, serving. */
export interface App {
  readonly port: number;
  /** Stops taking requests, finishes what was acknowledged and the jobs under way, and closes. */
  stop(): Promise<void>;
}

const EMAIL_TIMEOUT = 10_000;
// Enough for the jobs under way and for the requests beside them.
const MAX_CONNECTIONS = 20;

/**
 * Wires everything and starts it: database, Slack, web server, jobs.
 *
 * @throws where the database cannot be had or the port is taken; nothing is left running then.
 */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const logger = overrides.logger ?? createLogger(config.logLevel);
  // What is started is stopped in the opposite order.
  const started: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const stopOne of started.splice(0).reverse()) await stopOne();
  };

  try {
    const database = await openDatabase({ ...config, logger, maxConnections: MAX_CONNECTIONS });
    started.push(database.close);
    const domain: Domain = {
      prisma: database.prisma,
      links: createLinkSigner(config.secrets),
      now: overrides.now ?? (() => new Date()),
    };
    const mailer =
      overrides.mailer ?? createMailer({ ...config.sendgrid, timeoutMilliseconds: EMAIL_TIMEOUT });
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
    started.push(jobs.stop);

    await slack.start();
    started.push(slack.stop);

    const listener = createWebListener({
      ...config,
      domain,
      slack,
      isReady: () => isReady(database.pool),
      logger,
    });
    const server = await listen(listener, config.port);
    started.push(server.close);
    logger.info({ port: server.port }, 'wgw is ready');
    return { port: server.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
