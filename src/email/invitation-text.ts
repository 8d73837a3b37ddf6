import { isolated } from '../text/direction.ts';

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
  const { reminder, about, inviter, invitee, role, roleSummary, note, expiry, link, supportEmail } = words;
  const organization = isolated(words.organization);
  const inviterName = isolated(inviter.name);
  const paragraphs = [
    reminder !== '' && reminder,
    `${inviterName} (${inviter.address}) invites you to join ${organization} on WeGotWork as ${role}: someone who ${roleSummary}.`,
    about !== '' && `About ${organization}: ${isolated(about)}`,
    note !== '' && `${isolated(words.noteWriter)} writes:\n\n${quoted(note)}`,
    `To accept or decline, open this page:\n${link}`,
    `The invitation is for ${invitee} and is open until ${expiry}.`,
    'If you did not expect this, ignore this email: nothing happens unless you accept.',
    `A reply to this email goes to ${inviterName}.${supportEmail ? ` If the link does not work, write to ${supportEmail}.` : ''}`,
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== false).join('\n\n')}\n`;
}

function quoted(note: string): string {
  const lines = note.split('\n').map((line) => `> ${isolated(line)}`);
  return lines.join('\n');
}
