/** Which of an invitation's emails it is. */
interface NamedEmail {
  readonly invitationId: string;
  readonly version: number;
  readonly isReminder: boolean;
}

/**
 * The headers that tell an email from others. Every try of the same email has the same `Message-ID`, so that a mailbox
 * can show one copy of an email that was sent twice; each resend and reminder has another. They hold no address of a
 * person and no part of the link.
 *
 * @param from the sender: an address, or `Name <address>`.
 */
export function emailHeaders(
  from: string,
  { invitationId, version, isReminder }: NamedEmail,
): Readonly<Record<string, string>> {
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>\s*$/, '');
  const messageId = `<invitation.${invitationId}.${version}${isReminder ? '.reminder' : ''}@${domain}>`;
  return {
    'Message-ID': messageId,
    // Gmail does not gather emails in one thread whose values differ.
    'X-Entity-Ref-ID': messageId,
    // No vacation reply, please (RFC 3834).
    'Auto-Submitted': 'auto-generated',
  };
}
