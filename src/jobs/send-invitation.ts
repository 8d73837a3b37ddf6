import type { Domain } from '../domain/domain.ts';
import {
  findInvitationToSend,
  recordEmailRefused,
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

// The sender's own trouble (a key that is wrong or may not send): every email meets it, and it can be mended.
const SENDER_TROUBLE = [401, 403];

/**
 * Sends an invitation's email. What SendGrid may still take is thrown, and tried again by the queue; an email that it
 * never will take cancels the invitation and tells the inviter.
 */
export function sendInvitation(options: SendInvitationOptions): Job<'send-invitation'> {
  const { domain, mailer, logger } = options;
  return async ({ invitationId }) => {
    const invitation = await findInvitationToSend(domain, invitationId);
    if (invitation === undefined) return;
    const { token, ...words } = invitation;
    const email = invitationEmail({
      ...words,
      invitee: invitation.email,
      link: `${options.publicUrl}/invitations/${token}`,
      supportEmail: options.supportEmail,
    });
    try {
      const { messageId } = await mailer.send({
        ...email,
        to: invitation.email,
        replyTo: { name: invitation.inviter.name, address: invitation.inviter.email },
        invitationId,
      });
      await recordEmailSent(domain, invitationId, messageId);
    } catch (error) {
      if (!(error instanceof EmailRefusedError) || SENDER_TROUBLE.includes(error.status)) throw error;
      const { reasons } = error;
      logger.error(
        { err: error, reasons, invitationId },
        'SendGrid will not take the email of an invitation',
      );
      await recordEmailRefused(domain, invitationId);
    }
  };
}
