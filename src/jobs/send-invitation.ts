import type { Domain } from '../domain/domain.ts';
import {
  closeAsUndeliverable,
  findInvitationToSend,
  putOffEmail,
  recordEmailSent,
} from '../domain/invitations/email-delivery.ts';
import { pauseSending, putOffDuringPause, resumeSending } from '../domain/invitations/sending-pause.ts';
import { EmailDelayedError, EmailRefusedError, SenderRefusedError } from '../email/mailer.ts';
import type { Logger } from '../logger.ts';
import type { Job } from './runner.ts';
import { type Sending, sendEmail } from './send-email.ts';

interface SendInvitationOptions extends Sending {
  readonly domain: Domain;
  readonly logger: Logger;
}

/**
 * Sends an invitation's email. What SendGrid may still take is thrown, and tried again by the queue, or when SendGrid
 * says; what it never will take, or did not take in a day or while the invitation lived, closes the invitation as
 * undeliverable and tells the inviter. While SendGrid lets this app send nothing, every email waits.
 */
export function sendInvitation(options: SendInvitationOptions): Job<'send-invitation'> {
  const { domain, logger } = options;
  return async (payload, { isLast }) => {
    const { invitationId } = payload;
    const invitation = await findInvitationToSend(domain, { id: invitationId, version: payload.version });
    if (invitation === undefined) return;
    if (invitation.hasExpired) {
      logger.error({ invitationId }, 'An invitation expired before its email could be sent');
      return closeAsUndeliverable(domain, invitation);
    }
    if (invitation.isPaused && (await putOffDuringPause(domain, payload))) return;
    let messageId: string | undefined;
    try {
      ({ messageId } = await sendEmail(options, invitation));
    } catch (error) {
      if (error instanceof SenderRefusedError) {
        // Said once, however many emails wait.
        const isNew = await pauseSending(domain, payload, error.message);
        if (isNew) logger.fatal({ err: error }, 'No email can be sent: all wait until this is mended');
        return;
      }
      if (error instanceof EmailDelayedError && error.retryAfterSeconds !== undefined) {
        return putOffEmail(domain, invitation, new Date(Date.now() + error.retryAfterSeconds * 1000));
      }
      const isRefused = error instanceof EmailRefusedError;
      if (!isRefused && !isLast) throw error;
      logger.error(
        { err: error, ...(isRefused && { reasons: error.reasons }), invitationId },
        'The email of an invitation could not be sent, and is given up',
      );
      return closeAsUndeliverable(domain, invitation);
    }
    // Where this fails, the email is on its way all the same: nothing is to be told or cancelled.
    await recordEmailSent(domain, invitation, messageId);
    if (invitation.isPaused && (await resumeSending(domain))) {
      logger.info('Emails can be sent again: those that waited go out now');
    }
  };
}
