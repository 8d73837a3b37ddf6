import type { Domain } from '../domain/domain.ts';
import { findInvitationToRemind } from '../domain/invitations/email-delivery.ts';
import { EmailRefusedError } from '../email/mailer.ts';
import type { Logger } from '../logger.ts';
import type { Job } from './runner.ts';
import { type Sending, sendEmail } from './send-email.ts';

interface RemindInviteeOptions extends Sending {
  readonly domain: Domain;
  readonly logger: Logger;
}

/** Sends the one reminder of an invitation, with the same link. Where SendGrid will not have it, the first email stands. */
export function remindInvitee(options: RemindInviteeOptions): Job<'remind-invitee'> {
  return async ({ invitationId, version }) => {
    const invitation = await findInvitationToRemind(options.domain, { id: invitationId, version });
    if (invitation === undefined) return;
    try {
      await sendEmail(options, invitation, true);
    } catch (error) {
      if (!(error instanceof EmailRefusedError)) throw error;
      options.logger.warn({ err: error, invitationId }, 'The reminder of an invitation could not be sent');
    }
  };
}
