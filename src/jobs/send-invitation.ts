import type { Domain } from '../domain/domain.ts';
import {
  closeAsUndeliverable,
  findInvitationToSend,
  recordEmailSent,
} from '../domain/invitations/email-delivery.ts';
import { invitationEmail } from '../email/invitation-email.ts';
import { EmailRefusedError, type Mailer } from '../email/mailer.ts';
import type { Logger } from '../logger.ts';
import type { Job } from './runner.ts';

interface SendInvitationOptions {
  readonly domain: Domain;
  readonly mailer: Mailer;
  readonly logger: Logger;
  readonly publicUrl: string;
  readonly supportEmail: string | undefined;
}

/**
 * Sends an invitation's email. What SendGrid may still take is thrown, and tried again by the queue; an email that it
 * never will take, or did not take in days or while the invitation lived, closes it as undeliverable and tells the
 * inviter.
 */
export function sendInvitation(options: SendInvitationOptions): Job<'send-invitation'> {
  const { domain, mailer, logger } = options;
  return async ({ invitationId, version }, { isLast }) => {
    const invitation = await findInvitationToSend(domain, { id: invitationId, version });
    if (invitation === undefined) return;
    if (invitation.hasExpired) {
      logger.error({ invitationId }, 'An invitation expired before its email could be sent');
      return closeAsUndeliverable(domain, invitation);
    }
    const { token, ...words } = invitation;
    const email = invitationEmail({
      ...words,
      invitee: invitation.email,
      link: `${options.publicUrl}/invitations/${token}`,
      supportEmail: options.supportEmail,
    });
    let messageId: string | undefined;
    try {
      ({ messageId } = await mailer.send({
        ...email,
        to: invitation.email,
        replyTo: { name: invitation.inviter.name, address: invitation.inviter.email },
        invitationId,
      }));
    } catch (error) {
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
  };
}
