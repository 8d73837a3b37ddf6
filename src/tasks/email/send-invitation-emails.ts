import type { DomainContext } from '../../domain/core/context.ts';
import {
  closeAsUndeliverable,
  findInvitationToRemind,
  findInvitationToSend,
  type InvitationToSend,
  postponeHeldEmail,
  recordEmailSent,
} from '../../domain/invitations/delivery/emails-to-send.ts';
import {
  pauseSending,
  postponeDuringPause,
  resumeSending,
  type WaitingEmail,
} from '../../domain/invitations/delivery/sending-pause.ts';
import { invitationEmail } from '../../email/invitation-email.ts';
import { EmailRefusedError, type Mailer, SenderRefusedError } from '../../email/mailer.ts';
import type { Logger } from '../../logger.ts';
import { recordCompletion } from '../runner/record-completion.ts';
import type { TaskHandler } from '../runner/task-list.ts';

/**
 * Sends an invitation's email.
 *
 * Closes the invitation as undeliverable, which tells the inviter, if SendGrid refuses the email for good or does not take
 * it within a day, if the invitation expires before, or if the settings do not allow its email domain any more. An email
 * that is held is tried again later.
 *
 * @throws when another attempt may succeed.
 */
export function sendInvitation(options: EmailTaskOptions): TaskHandler<'send-invitation'> {
  const { domain, logger } = options;
  return async (payload, { isLast }) => {
    const { invitationId } = payload;
    const invitation = await findInvitationToSend(domain, { id: invitationId, version: payload.version });
    if (invitation === undefined) return;
    if (invitation.hasExpired) {
      logger.error({ invitationId }, 'An invitation expired before its email could be sent');
      return closeAsUndeliverable(domain, invitation, 'given-up');
    }
    if (invitation.isHeld) return postponeHeldEmail(domain, payload);
    if (!invitation.isDomainAllowed) return closeAsUndeliverable(domain, invitation, 'domain-not-allowed');
    let sent: Awaited<ReturnType<typeof sendEmail>>;
    try {
      sent = await sendEmail(options, { task: 'send-invitation', payload }, invitation);
    } catch (error) {
      const isRefused = error instanceof EmailRefusedError;
      if (!isRefused && !isLast) throw error;
      logger.error(
        { err: error, ...(isRefused && { reasons: error.reasons }), invitationId },
        'The email of an invitation could not be sent, and is given up',
      );
      return closeAsUndeliverable(domain, invitation, isRefused ? 'refused' : 'given-up');
    }
    if (sent === undefined) return;
    // If this fails, the email is still on its way: the invitation stays open.
    await recordCompletion(logger, () => recordEmailSent(domain, invitation, sent.messageId));
    await endPause(options, invitation);
  };
}

/** Sends the one reminder of an invitation, with the same link. If SendGrid refuses it, the invitation stays as it is. */
export function remindInvitee(options: EmailTaskOptions): TaskHandler<'remind-invitee'> {
  return async (payload) => {
    const { invitationId, version } = payload;
    const invitation = await findInvitationToRemind(options.domain, { id: invitationId, version });
    if (invitation === undefined) return;
    try {
      const sent = await sendEmail(options, { task: 'remind-invitee', payload }, invitation);
      if (sent !== undefined) await endPause(options, invitation);
    } catch (error) {
      if (!(error instanceof EmailRefusedError)) throw error;
      options.logger.warn({ err: error, invitationId }, 'The reminder of an invitation could not be sent');
    }
  };
}

/** What a task needs to send emails. */
interface EmailTaskOptions {
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
async function sendEmail(
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
async function endPause(
  { domain, logger }: Pick<EmailTaskOptions, 'domain' | 'logger'>,
  { isPaused }: Pick<InvitationToSend, 'isPaused'>,
): Promise<void> {
  if (isPaused && (await resumeSending(domain))) {
    logger.info('Emails can be sent again: those that waited go out now');
  }
}
