import type { InvitationToSend } from '../domain/invitations/email-delivery.ts';
import { invitationEmail } from '../email/invitation-email.ts';
import type { Mailer } from '../email/mailer.ts';

/** What emails are sent with, and from where. */
export interface Sending {
  readonly mailer: Mailer;
  readonly publicUrl: string;
  readonly supportEmail: string | undefined;
}

/** Hands an invitation's email to SendGrid, or the reminder of it. */
export function sendEmail(
  { mailer, publicUrl, supportEmail }: Sending,
  { token, ...words }: InvitationToSend,
  isReminder = false,
): ReturnType<Mailer['send']> {
  const { email, inviter, id, version } = words;
  const link = `${publicUrl}/invitations/${token}`;
  return mailer.send({
    ...invitationEmail({ ...words, invitee: email, link, supportEmail, isReminder }),
    to: email,
    replyTo: { name: inviter.name, address: inviter.email },
    invitationId: id,
    version,
  });
}
