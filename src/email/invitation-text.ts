/** What an invitation says, each part ready to be read. */
export interface InvitationWords {
  /** That it was sent before; empty where it was not. */
  readonly reminder: string;
  readonly organization: string;
  /** A line about the organization; empty where there is none. */
  readonly about: string;
  readonly inviter: { readonly name: string; readonly address: string };
  readonly invitee: string;
  /** With its article. */
  readonly role: string;
  readonly roleSummary: string;
  /** Empty where there is none. */
  readonly note: string;
  readonly noteWriter: string;
  readonly expiry: string;
  readonly link: string;
  readonly supportEmail: string | undefined;
}

/** The plain text part. */
export function invitationText(words: InvitationWords): string {
  const { reminder, organization, about, inviter, invitee, role, roleSummary, note, expiry, link } = words;
  const { supportEmail } = words;
  const paragraphs = [
    reminder !== '' && reminder,
    `${inviter.name} (${inviter.address}) invites you to join ${organization} on WeGotWork as ${role}: someone who ${roleSummary}.`,
    about !== '' && `About ${organization}: ${about}`,
    note !== '' && `${words.noteWriter} writes:\n\n${note.replace(/^/gm, '> ')}`,
    `To accept or decline, open this page:\n${link}`,
    `The invitation is for ${invitee} and is open until ${expiry}.`,
    'If you did not expect this, ignore this email: nothing happens unless you accept.',
    `A reply to this email goes to ${inviter.name}.${supportEmail ? ` If the link does not work, write to ${supportEmail}.` : ''}`,
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== false).join('\n\n')}\n`;
}
