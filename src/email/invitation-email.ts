import type { Role } from '../domain/core/permissions.ts';
import { isolated } from '../text/direction.ts';
import { momentInWords, roleSummary, roleWithArticle } from '../text/invitation-words.ts';
import { manyLines, oneLine } from '../text/plain-text.ts';
import { invitationHtml } from './invitation-html.ts';
import { invitationText } from './invitation-text.ts';
import { unlinked } from './unlinked.ts';

// A subject is cut off after some 70 characters in most lists of emails; the body has the names in full.
const NAME_IN_SUBJECT = 60;

export interface InvitationEmail {
  readonly organizationName: string;
  /** A line about the organization. */
  readonly organizationAbout: string | null;
  readonly inviter: { readonly name: string; readonly email: string };
  /** The address that is invited. */
  readonly invitee: string;
  readonly role: Role;
  readonly note: string | null;
  /** Who wrote the note, by name. */
  readonly noteWriter: string;
  readonly expiresAt: Date;
  /** Where to accept or decline. */
  readonly link: string;
  readonly supportEmail?: string | undefined;
  /** Whether it was sent before, and not answered. */
  readonly isReminder?: boolean;
}

/** The email of an invitation: the same words as plain text and as HTML. Names and note are inert in both. */
export function invitationEmail(invitation: InvitationEmail): {
  subject: string;
  text: string;
  html: string;
} {
  const { inviter, role, note, noteWriter } = invitation;
  const words = {
    reminder: invitation.isReminder
      ? 'A reminder, as you have not answered yet: this is the same invitation, with the same link.'
      : '',
    organization: unlinked(oneLine(invitation.organizationName)),
    about: unlinked(oneLine(invitation.organizationAbout ?? '')),
    inviter: { name: unlinked(oneLine(inviter.name)) || 'Your colleague', address: inviter.email },
    invitee: invitation.invitee,
    role: roleWithArticle(role),
    roleSummary: roleSummary(role),
    note: unlinked(manyLines(note ?? '')),
    noteWriter: unlinked(oneLine(noteWriter)) || 'Your colleague',
    expiry: momentInWords(invitation.expiresAt),
    link: invitation.link,
    supportEmail: invitation.supportEmail,
  };
  return {
    subject: invitationSubject(invitation),
    text: invitationText(words),
    html: invitationHtml(words),
  };
}

function invitationSubject({ inviter, organizationName, isReminder }: InvitationEmail): string {
  const inviterName = isolated(oneLine(oneLine(inviter.name) || inviter.email, NAME_IN_SUBJECT));
  const organization = isolated(oneLine(organizationName, NAME_IN_SUBJECT));
  return `${isReminder ? 'Reminder: ' : ''}${inviterName} invited you to join ${organization} on WeGotWork`;
}
