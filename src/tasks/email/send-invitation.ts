import {
  closeAsUndeliverable,
  findInvitationToSend,
  postponeHeldEmail,
  recordEmailSent,
} from '../../domain/invitations/delivery/emails-to-send.ts';
import { EmailRefusedError } from '../../email/mailer.ts';
import { recordCompletion } from '../runner/record-completion.ts';
import type { TaskHandler } from '../runner/task-list.ts';
import { type EmailTaskOptions, endPause, sendEmail } from './send-email.ts';

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
