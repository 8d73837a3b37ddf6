import type pg from 'pg';
import type { Config } from '../config.ts';
import type { Counts } from '../counts.ts';
import type { DomainContext } from '../domain/core/context.ts';
import { announceExpired } from '../domain/invitations/announcement/announce-expired.ts';
import { queueReminders } from '../domain/invitations/reminders/queue-reminders.ts';
import { countEmails } from '../email/count-emails.ts';
import { createMailer } from '../email/mailer.ts';
import type { Logger } from '../logger.ts';
import type { ReportFailure } from '../outage.ts';
import type { Slack } from '../slack/slack.ts';
import type { TimeLimits } from '../time-limits.ts';
import { announceSubmission } from './announcement/announce-submission.ts';
import { tellClosedChannel } from './announcement/tell-closed-channel.ts';
import { updateAnnouncement } from './announcement/update-announcement.ts';
import { remindInvitee } from './email/remind-invitee.ts';
import { sendInvitation } from './email/send-invitation.ts';
import { offerInSlack } from './invitations/offer-in-slack.ts';
import { remindInviter } from './invitations/remind-inviter.ts';
import { tellInviter } from './invitations/tell-inviter.ts';
import { tellNewLinkWanted } from './invitations/tell-new-link-wanted.ts';
import { askAboutDeactivatedMember } from './members/ask-about-deactivated-member.ts';
import { askAboutReplacement } from './members/ask-about-replacement.ts';
import { tellReplacementOutcome } from './members/tell-replacement-outcome.ts';
import { askAdministrator } from './requests/ask-administrator.ts';
import { tellRequester } from './requests/tell-requester.ts';
import { startTaskRunner } from './runner/runner.ts';

interface StartOptions {
  readonly config: Config;
  readonly domain: DomainContext;
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
export function startTasks({
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
  const emails = startTaskRunner({
    pool,
    logger,
    report,
    concurrency: EMAILS_AT_ONCE,
    handlers: {
      'send-invitation': sendInvitation({ ...config, domain, mailer, logger }),
      'remind-invitee': remindInvitee({ ...config, domain, mailer, logger }),
    },
  });
  const messages = startTaskRunner({
    pool,
    logger,
    report,
    concurrency: MESSAGES_AT_ONCE,
    everyMinute: ['follow-up', 'tell-expired'],
    handlers: {
      'announce-submission': announceSubmission({ ...slack, domain, sender, logger }),
      'update-announcement': updateAnnouncement({ ...slack, domain, sender, logger }),
      'follow-up': () => queueReminders(domain),
      'tell-expired': () => announceExpired(domain),
      'tell-closed-channel': tellClosedChannel({ ...slack, logger }),
      'invite-in-slack': offerInSlack({ ...slack, domain, logger }),
      'tell-inviter': tellInviter({ ...slack, domain, logger }),
      'remind-inviter': remindInviter({ ...slack, domain, logger }),
      'tell-asked': tellNewLinkWanted({ ...slack, domain, logger }),
      'ask-about-leaver': askAboutDeactivatedMember({ ...slack, domain, logger }),
      'ask-about-replacement': askAboutReplacement({ ...slack, domain, logger }),
      'tell-newcomer': tellReplacementOutcome({ ...slack, domain, logger }),
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
