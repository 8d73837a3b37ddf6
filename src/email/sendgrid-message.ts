import type { MailData } from '@sendgrid/mail';
import { oneLine } from '../text/plain-text.ts';

/** One email of an invitation. */
export interface Email {
  readonly to: string;
  readonly replyTo: { readonly address: string; readonly name: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly invitationId: string;
  /** The version of the invitation's link that the email contains. */
  readonly version: number;
  /** Whether an earlier email contained the same link. */
  readonly isReminder: boolean;
}

const MAX_REPLY_TO_NAME = 100;

/**
 * Makes the message that SendGrid's client sends for an email.
 *
 * @param from the sender: an address, or `Name <address>`
 */
export function sendgridMessage(from: string, email: Email): MailData {
  const replyToName = displayName(email.replyTo.name);
  return {
    from,
    to: email.to,
    replyTo: { email: email.replyTo.address, ...(replyToName !== '' && { name: replyToName }) },
    subject: headerLine(email.subject),
    text: email.text,
    html: email.html,
    headers: identifyingHeaders(from, email),
    // SendGrid keeps these for long, and its staff can read them: an id and a number, and nothing personal.
    customArgs: {
      invitation_id: email.invitationId,
      invitation_version: String(email.version),
      ...(email.isReminder && { is_reminder: 'true' }),
    },
    // Tracking would rewrite the link, and reveal it to the operator of the tracking host.
    trackingSettings: {
      clickTracking: { enable: false, enableText: false },
      openTracking: { enable: false },
      subscriptionTracking: { enable: false },
      ganalytics: { enable: false },
    },
  };
}

/**
 * The headers that distinguish an email from others. Every attempt to send the same email has the same `Message-ID`, so
 * that a mailbox can show an email once that was sent twice. Each resend and each reminder has its own. The headers
 * contain no address of a person and no part of the link.
 */
function identifyingHeaders(
  from: string,
  { invitationId, version, isReminder }: Email,
): Readonly<Record<string, string>> {
  const emailDomain = from.slice(from.lastIndexOf('@') + 1).replace(/>\s*$/, '');
  const messageId = `<invitation.${invitationId}.${version}${isReminder ? '.reminder' : ''}@${emailDomain}>`;
  return {
    'Message-ID': messageId,
    // Gmail does not group emails into one thread if these values differ.
    'X-Entity-Ref-ID': messageId,
    // Asks for no vacation reply (RFC 3834).
    'Auto-Submitted': 'auto-generated',
  };
}

/** Puts a header's text on one line. Keeps direction marks, since the subject has them around names. */
function headerLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** Removes from a display name the characters that end or split an address in a header (RFC 5322, 3.2.3). */
function displayName(name: string): string {
  return oneLine(name.replace(/[<>"\\,;:@[\]]/g, ' '), MAX_REPLY_TO_NAME);
}
