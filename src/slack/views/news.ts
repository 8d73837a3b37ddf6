import type { InvitationNews } from '../../domain/invitations/news.ts';
import { roleWithArticle } from '../../invitation-words.ts';
import type { Message } from './announcement.ts';
import { escapeMarkup, linesOfText } from './text.ts';

/** What the inviter hears of an invitation; `undefined` where there is nothing to say yet. */
export function newsMessage(news: InvitationNews): Message | undefined {
  const sentence = newsSentence(news);
  if (sentence === undefined) return undefined;
  return { text: escapeMarkup(sentence), blocks: linesOfText([sentence]) };
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
    case 'cancelled':
      return `The invitation of ${email} could not be delivered: the mail service does not take this address. Check it for typos and invite them again.`;
    case 'open':
    case 'expired':
    case 'replaced':
      return undefined;
  }
}
