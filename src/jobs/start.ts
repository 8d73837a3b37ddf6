import type pg from 'pg';
import type { Config } from '../config.ts';
import type { Domain } from '../domain/domain.ts';
import { createMailer } from '../email/mailer.ts';
import type { Logger } from '../logger.ts';
import type { Slack } from '../slack/slack.ts';
import { announceSubmission } from './announce-submission.ts';
import { startJobs } from './runner.ts';
import { sendInvitation } from './send-invitation.ts';
import { tellInviter } from './tell-inviter.ts';

interface StartOptions {
  readonly config: Config;
  readonly domain: Domain;
  readonly slack: Slack;
  readonly pool: pg.Pool;
  readonly logger: Logger;
}

const EMAIL_TIMEOUT_MS = 10_000;

/** Starts doing every kind of job. */
export function startAllJobs({ config, domain, slack, pool, logger }: StartOptions) {
  const mailer = createMailer({ ...config.sendgrid, timeoutMilliseconds: EMAIL_TIMEOUT_MS });
  const sender = config.sendgrid.from;
  return startJobs({
    pool,
    logger,
    jobList: {
      'send-invitation': sendInvitation({ ...config, domain, mailer, logger }),
      'announce-submission': announceSubmission({ ...slack, domain, sender, logger }),
      'tell-inviter': tellInviter({ ...slack, domain, logger }),
    },
  });
}
