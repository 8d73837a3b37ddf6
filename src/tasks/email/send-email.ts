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

/** What emails are sent with, and from where. */
export interface Sending {
  readonly domain: DomainContext;
  readonly mailer: Mailer;
  readonly publicUrl: string;
  readonly supportEmail: string | undefined;
  readonly logger: Logger;
}

/**
 * Hands an invitation's email to SendGrid, or the reminder of it; resolves with SendGrid's name for it. While SendGrid
 * lets this app send nothing, every email waits: `undefined`, and its job is put off.
 */
export async function sendEmail(
  { domain, mailer, publicUrl, supportEmail, logger }: Sending,
  job: WaitingEmail,
  { token, isPaused, ...words }: InvitationToSend,
): Promise<Awaited<ReturnType<Mailer['send']>> | undefined> {
  if (isPaused && (await postponeDuringPause(domain, job))) return undefined;
  const { email, inviter, id, version } = words;
  const link = `${publicUrl}/invitations/${token}`;
  const isReminder = job.task === 'remind-invitee';
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
    // What will not have this email would have others.
    if (error instanceof EmailRefusedError) await endPause({ domain, logger }, { isPaused });
    if (!(error instanceof SenderRefusedError)) throw error;
    // Said once, however many emails wait.
    const isNew = await pauseSending(domain, job, error.message);
    if (isNew) logger.fatal({ err: error }, 'No email can be sent: all wait until this is mended');
    return undefined;
  }
}

/** Once SendGrid takes emails: those that waited go out. */
export async function endPause(
  { domain, logger }: Pick<Sending, 'domain' | 'logger'>,
  { isPaused }: Pick<InvitationToSend, 'isPaused'>,
): Promise<void> {
  if (isPaused && (await resumeSending(domain))) {
    logger.info('Emails can be sent again: those that waited go out now');
  }
}
