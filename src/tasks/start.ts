import type pg from 'pg';
import type { Config } from '../config.ts';
import type { Counts } from '../counts.ts';
import type { DomainContext } from '../domain/core/context.ts';
import type { EmailTask, TaskName } from '../domain/core/outbox.ts';
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
import { remindInvitee, sendInvitation } from './email/send-invitation-emails.ts';
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
import type { TaskHandlers } from './runner/task-list.ts';

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

// Tasks mostly wait for SendGrid and Slack, so one processor core runs many. Each takes a database connection now and then.
export const EMAILS_AT_ONCE = 10;
const MESSAGES_AT_ONCE = 5;

/**
 * Starts running tasks, with one runner for emails and one for everything else: a slow SendGrid delays nothing in Slack.
 * Each task of the outbox has its handler in exactly one of them, or this does not compile.
 */
export function startTasks(options: StartOptions) {
  const { config, domain, slack, logger, counts, timeLimits, ...shared } = options;
  const timeoutMilliseconds = timeLimits.sendgrid;
  const mailer = countEmails(createMailer({ ...config.sendgrid, timeoutMilliseconds }), counts);
  const emailOptions = { ...config, domain, mailer, logger };
  const messageOptions = { ...slack, domain, logger, sender: config.sendgrid.from };
  const emailHandlers: TaskHandlers<EmailTask> = {
    'send-invitation': sendInvitation(emailOptions),
    'remind-invitee': remindInvitee(emailOptions),
  };
  const messageHandlers: TaskHandlers<Exclude<TaskName, EmailTask>> = {
    'announce-submission': announceSubmission(messageOptions),
    'update-announcement': updateAnnouncement(messageOptions),
    'queue-reminders': () => queueReminders(domain),
    'announce-expired': () => announceExpired(domain),
    'tell-closed-channel': tellClosedChannel(messageOptions),
    'offer-in-slack': offerInSlack(messageOptions),
    'tell-inviter': tellInviter(messageOptions),
    'remind-inviter': remindInviter(messageOptions),
    'tell-new-link-wanted': tellNewLinkWanted(messageOptions),
    'ask-about-deactivated-member': askAboutDeactivatedMember(messageOptions),
    'ask-about-replacement': askAboutReplacement(messageOptions),
    'tell-replacement-outcome': tellReplacementOutcome(messageOptions),
    'ask-administrator': askAdministrator(messageOptions),
    'tell-requester': tellRequester(messageOptions),
  };
  const runners = [
    startTaskRunner({ ...shared, logger, concurrency: EMAILS_AT_ONCE, handlers: emailHandlers }),
    startTaskRunner({
      ...shared,
      logger,
      concurrency: MESSAGES_AT_ONCE,
      handlers: messageHandlers,
      everyMinute: ['queue-reminders', 'announce-expired'],
    }),
  ];
  return {
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop()));
    },
  };
}
