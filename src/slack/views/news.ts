import type { InvitationNews } from '../../domain/invitations/news.ts';
import { roleWithArticle } from '../../text/invitation-words.ts';
import { type Message, messageOf } from './message.ts';

/** What the inviter hears of an invitation; `undefined` where there is nothing to say yet. */
export function newsMessage(news: InvitationNews): Message | undefined {
  const sentence = newsSentence(news);
  return sentence === undefined ? undefined : messageOf([sentence]);
}

function newsSentence({
  status,
  email,
  memberName,
  role,
  organizationName,
}: InvitationNews): string | undefined {
  switch (status) {
    case 'accepted':
      return `${memberName ?? email} (${email}) accepted your invitation and joined ${organizationName} as ${roleWithArticle(role)}.`;
    case 'declined':
      return `${email} declined your invitation to ${organizationName}. You can invite them again.`;
    case 'undeliverable':
      return `The invitation of ${email} could not be delivered, and is closed. Check the address for typos and invite them again; if that fails too, tell whoever runs wgw.`;
    case 'open':
    case 'expired':
    case 'cancelled':
    case 'replaced':
      return undefined;
  }
}
