import type { Role } from '../domain/core/permissions.ts';
import { isolated } from '../text/direction.ts';
import { momentInWords } from '../text/moment.ts';
import { manyLines, oneLine, withoutLinks } from '../text/plain-text.ts';
import { roleSummary, roleWithArticle } from '../text/roles.ts';
import { type InvitationContent, invitationHtml } from './invitation-html.ts';

// Most mail clients cut a subject off after about 70 characters. The body has the whole names.
const NAME_IN_SUBJECT = 60;

export interface InvitationEmail {
  readonly organizationName: string;
  /** A line about the organization. */
  readonly organizationAbout: string | null;
  readonly inviter: { readonly name: string; readonly email: string };
  /** The invited address. */
  readonly invitee: string;
  readonly role: Role;
  readonly note: string | null;
  /** The name of the person who wrote the note. */
  readonly noteWriter: string;
  readonly expiresAt: Date;
  /** The page on which the invitee accepts or declines. */
  readonly link: string;
  readonly supportEmail?: string | undefined;
  /** Whether an earlier email contained the same link. */
  readonly isReminder?: boolean;
}

/** The email of an invitation: the same content as plain text and as HTML. Names and notes become no markup and no link. */
export function invitationEmail(invitation: InvitationEmail): {
  subject: string;
  text: string;
  html: string;
} {
  const { inviter, role, note, noteWriter } = invitation;
  const content: InvitationContent = {
    reminder: invitation.isReminder
      ? 'A reminder, as you have not answered yet: this is the same invitation, with the same link.'
      : '',
    organization: withoutLinks(oneLine(invitation.organizationName)),
    about: withoutLinks(oneLine(invitation.organizationAbout ?? '')),
    inviter: { name: withoutLinks(oneLine(inviter.name)) || 'Your colleague', address: inviter.email },
    invitee: invitation.invitee,
    role: roleWithArticle(role),
    roleSummary: roleSummary(role),
    note: withoutLinks(manyLines(note ?? '')),
    noteWriter: withoutLinks(oneLine(noteWriter)) || 'Your colleague',
    expiry: momentInWords(invitation.expiresAt),
    link: invitation.link,
    supportEmail: invitation.supportEmail,
  };
  return {
    subject: invitationSubject(invitation),
    text: invitationText(content),
    html: invitationHtml(content),
  };
}

function invitationSubject({ inviter, organizationName, isReminder }: InvitationEmail): string {
  const inviterName = isolated(oneLine(oneLine(inviter.name) || inviter.email, NAME_IN_SUBJECT));
  const organization = isolated(oneLine(organizationName, NAME_IN_SUBJECT));
  return `${isReminder ? 'Reminder: ' : ''}${inviterName} invited you to join ${organization} on WeGotWork`;
}

/** The plain text part. */
function invitationText(content: InvitationContent): string {
  const { reminder, about, inviter, invitee, role, roleSummary, note, expiry, link, supportEmail } = content;
  const organization = isolated(content.organization);
  const inviterName = isolated(inviter.name);
  const paragraphs = [
    reminder !== '' && reminder,
    `${inviterName} (${inviter.address}) invites you to join ${organization} on WeGotWork as ${role}: someone who ${roleSummary}.`,
    about !== '' && `About ${organization}: ${isolated(about)}`,
    note !== '' && `${isolated(content.noteWriter)} writes:\n\n${quoted(note)}`,
    `To accept or decline, open this page:\n${link}`,
    `The invitation is for ${invitee} and is open until ${expiry}.`,
    'If you did not expect this, ignore this email: nothing happens unless you accept.',
    `A reply to this email goes to ${inviterName}.${supportEmail ? ` If the link does not work, write to ${supportEmail}.` : ''}`,
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== false).join('\n\n')}\n`;
}

/** Marks each line of a note as quoted, so that none looks like our own text. */
function quoted(note: string): string {
  const lines = note.split('\n').map((line) => `> ${isolated(line)}`);
  return lines.join('\n');
}
