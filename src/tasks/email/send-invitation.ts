import {
  closeAsUndeliverable,
  findInvitationToSend,
  postponeHeldEmail,
  recordEmailSent,
} from '../../domain/invitations/delivery/emails-to-send.ts';
import { EmailRefusedError } from '../../email/mailer.ts';
import { recordCompletion } from '../runner/record-completion.ts';
import type { TaskHandler } from '../runner/runner.ts';
import { endPause, type Sending, sendEmail } from './send-email.ts';

/**
 * Sends an invitation's email. What SendGrid may still take is thrown, and tried again; what it never will take, or did
 * not take in a day or while the invitation lived, closes the invitation as undeliverable and tells the inviter. What may
 * not leave for now waits, and what the organization's settings allow no more closes the invitation too.
 */
export function sendInvitation(options: Sending): TaskHandler<'send-invitation'> {
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
      return closeAsUndeliverable(domain, invitation, isRefused ? 'answer' : 'given-up');
    }
    if (sent === undefined) return;
    // Where this fails, the email is on its way all the same: nothing is to be told or cancelled.
    await recordCompletion(logger, () => recordEmailSent(domain, invitation, sent.messageId));
    await endPause(options, invitation);
  };
}
