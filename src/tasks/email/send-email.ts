import type { DomainContext } from '../../domain/core/context.ts';
import type { InvitationToSend } from '../../domain/invitations/delivery/emails-to-send.ts';
import {
  pauseSending,
  postponeDuringPause,
  resumeSending,
  type WaitingEmail,
} from '../../domain/invitations/delivery/sending-pause.ts';
import { invitationEmail } from '../../email/invitation-email.ts';
import { EmailRefusedError, type Mailer, SenderRefusedError } from '../../email/mailer.ts';
import type { Logger } from '../../logger.ts';

/** What a task needs to send emails. */
export interface EmailTaskOptions {
  readonly domain: DomainContext;
  readonly mailer: Mailer;
  readonly publicUrl: string;
  readonly supportEmail: string | undefined;
  readonly logger: Logger;
}

/**
 * Sends an invitation's email or reminder through SendGrid. While SendGrid refuses every email of this app, postpones it
 * and resolves with `undefined`.
 *
 * @throws when SendGrid refuses this email, or does not take it now.
 */
export async function sendEmail(
  { domain, mailer, publicUrl, supportEmail, logger }: EmailTaskOptions,
  task: WaitingEmail,
  { token, isPaused, ...words }: InvitationToSend,
): Promise<Awaited<ReturnType<Mailer['send']>> | undefined> {
  if (isPaused && (await postponeDuringPause(domain, task))) return undefined;
  const { email, inviter, id, version } = words;
  const link = `${publicUrl}/invitations/${token}`;
  const isReminder = task.task === 'remind-invitee';
  try {
    return await mailer.send({
      ...invitationEmail({ ...words, invitee: email, link, supportEmail, isReminder }),
      to: email,
      replyTo: { name: inviter.name, address: inviter.email },
      invitationId: id,
      version,
      isReminder,
    });
  } catch (error) {
    // SendGrid refused this email alone, so it takes others.
    if (error instanceof EmailRefusedError) await endPause({ domain, logger }, { isPaused });
    if (!(error instanceof SenderRefusedError)) throw error;
    // One line, however many emails wait.
    const isNew = await pauseSending(domain, task, error.message);
    if (isNew) logger.fatal({ err: error }, 'No email can be sent: all wait until this is mended');
    return undefined;
  }
}

/** Ends the pause, if there is one, after SendGrid took or refused a single email: waiting emails are sent now. */
export async function endPause(
  { domain, logger }: Pick<EmailTaskOptions, 'domain' | 'logger'>,
  { isPaused }: Pick<InvitationToSend, 'isPaused'>,
): Promise<void> {
  if (isPaused && (await resumeSending(domain))) {
    logger.info('Emails can be sent again: those that waited go out now');
  }
}
