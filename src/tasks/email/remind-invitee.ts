import { findInvitationToRemind } from '../../domain/invitations/delivery/emails-to-send.ts';
import { EmailRefusedError } from '../../email/mailer.ts';
import type { TaskHandler } from '../runner/task-list.ts';
import { type EmailTaskOptions, endPause, sendEmail } from './send-email.ts';

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
