import type { NewLinkQuestion } from '../../domain/invitations/lifecycle/new-link.ts';
import { command } from '../blocks/ids.ts';
import { type Message, messageOf } from '../blocks/message.ts';
import { invitationMenu } from '../blocks/roster-entries.ts';
import { escapeMarkup, plain } from '../blocks/text.ts';

/** Tells that somebody asks for a new link, and how to send one; `undefined` if they have joined meanwhile. */
export function newLinkMessage(question: NewLinkQuestion): Message | undefined {
  const { email, status, organizationName } = question;
  const asks = `${email} asks for a new link to join ${organizationName}:`;
  switch (status) {
    case 'accepted':
      return undefined;
    case 'open':
      return withMenu(
        question,
        `${asks} they have an older one, which works no more. Resend it if they cannot find the last email.`,
      );
    case 'expired':
      return withMenu(question, `${asks} their invitation has expired.`);
    case 'declined':
      return messageOf([`${asks} they had declined their invitation. ${howToInvite(email)}`]);
    case 'cancelled':
      return messageOf([`${asks} their invitation was cancelled. ${howToInvite(email)}`]);
    case 'replaced':
    case 'undeliverable':
      return messageOf([`${asks} their invitation is closed. ${howToInvite(email)}`]);
  }
}

function howToInvite(email: string): string {
  return `To invite them again, type ${command} invite ${email}`;
}

function withMenu(question: NewLinkQuestion, sentence: string): Message {
  const section = { type: 'section', text: plain(sentence), accessory: invitationMenu(question) } as const;
  return { text: escapeMarkup(sentence), blocks: [section] };
}
