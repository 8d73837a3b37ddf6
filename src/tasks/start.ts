import type pg from 'pg';
import type { Config } from '../config.ts';
import type { Counts } from '../counts.ts';
import type { Domain } from '../domain/core/context.ts';
import { countEmails } from '../email/count-emails.ts';
import { createMailer } from '../email/mailer.ts';
import type { Logger } from '../logger.ts';
import type { ReportFailure } from '../outage.ts';
import type { Slack } from '../slack/slack.ts';
import type { TimeLimits } from '../time-limits.ts';
import { tellExpired } from './announcement/announce-expired.ts';
import { announceSubmission } from './announcement/announce-submission.ts';
import { tellClosedChannel } from './announcement/tell-closed-channel.ts';
import { updateAnnouncement } from './announcement/update-announcement.ts';
import { remindInvitee } from './email/remind-invitee.ts';
import { sendInvitation } from './email/send-invitation.ts';
import { inviteInSlack } from './invitations/offer-in-slack.ts';
import { followUp } from './invitations/queue-reminders.ts';
import { remindInviter } from './invitations/remind-inviter.ts';
import { tellInviter } from './invitations/tell-inviter.ts';
import { tellAsked } from './invitations/tell-new-link-wanted.ts';
import { askAboutLeaver } from './members/ask-about-deactivated-member.ts';
import { askAboutReplacement } from './members/ask-about-replacement.ts';
import { tellNewcomer } from './members/tell-replacement-outcome.ts';
import { askAdministrator } from './requests/ask-administrator.ts';
import { tellRequester } from './requests/tell-requester.ts';
import { startJobs } from './runner/runner.ts';

interface StartOptions {
  readonly config: Config;
  readonly domain: Domain;
  readonly slack: Slack;
  readonly pool: pg.Pool;
  readonly logger: Logger;
  readonly report: ReportFailure;
  readonly counts: Counts;
  readonly timeLimits: TimeLimits;
}

// Jobs mostly wait for SendGrid and Slack, so that many fit a core; each takes a database connection now and then.
export const EMAILS_AT_ONCE = 10;
const MESSAGES_AT_ONCE = 5;

/** Starts doing every kind of job: messages apart from emails, so that a slow SendGrid holds up nothing in Slack. */
export function startAllJobs({
  config,
  domain,
  slack,
  pool,
  logger,
  report,
  counts,
  timeLimits,
}: StartOptions) {
  const timeoutMilliseconds = timeLimits.sendgrid;
  const mailer = countEmails(createMailer({ ...config.sendgrid, timeoutMilliseconds }), counts);
  const sender = config.sendgrid.from;
  const emails = startJobs({
    pool,
    logger,
    report,
    concurrency: EMAILS_AT_ONCE,
    jobList: {
      'send-invitation': sendInvitation({ ...config, domain, mailer, logger }),
      'remind-invitee': remindInvitee({ ...config, domain, mailer, logger }),
    },
  });
  const messages = startJobs({
    pool,
    logger,
    report,
    concurrency: MESSAGES_AT_ONCE,
    everyMinute: ['follow-up', 'tell-expired'],
    jobList: {
      'announce-submission': announceSubmission({ ...slack, domain, sender, logger }),
      'update-announcement': updateAnnouncement({ ...slack, domain, sender, logger }),
      'follow-up': followUp(domain),
      'tell-expired': tellExpired(domain),
      'tell-closed-channel': tellClosedChannel({ ...slack, logger }),
      'invite-in-slack': inviteInSlack({ ...slack, domain, logger }),
      'tell-inviter': tellInviter({ ...slack, domain, logger }),
      'remind-inviter': remindInviter({ ...slack, domain, logger }),
      'tell-asked': tellAsked({ ...slack, domain, logger }),
      'ask-about-leaver': askAboutLeaver({ ...slack, domain, logger }),
      'ask-about-replacement': askAboutReplacement({ ...slack, domain, logger }),
      'tell-newcomer': tellNewcomer({ ...slack, domain, logger }),
      'ask-administrator': askAdministrator({ ...slack, domain, logger }),
      'tell-requester': tellRequester({ ...slack, domain, logger }),
    },
  });
  return {
    async stop() {
      await Promise.all([emails.stop(), messages.stop()]);
    },
  };
}
