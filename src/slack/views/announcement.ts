import { type Role, roleName } from '../../domain/roles.ts';
import { roleWithArticle } from '../../text/invitation-words.ts';
import type { Message } from './message.ts';
import { nextStepOfInvited } from './outcomes.ts';
import { escapeMarkup, linesOfText, markup, plain } from './text.ts';

const MOST_LINES = 20;

/** The confirmation in the channel: who invited whom as what, a line an address up to 20, a count beyond. */
export function announcementMessage(announcement: {
  readonly inviterName: string;
  readonly role: Role;
  readonly invited: readonly string[];
  readonly sender: string;
}): Message {
  const { inviterName, role, invited, sender } = announcement;
  const named = invited.slice(0, MOST_LINES);
  const beyond = invited.length - named.length;
  const [only] = invited;
  const lead =
    only !== undefined && invited.length === 1
      ? `${inviterName} invited ${only} to WeGotWork as ${roleWithArticle(role)}.`
      : `${inviterName} invited ${invited.length} teammates to WeGotWork as ${roleName(role)}s:`;
  const lines = invited.length === 1 ? [] : named.map((address) => `• ${address}`);
  return {
    text: escapeMarkup(`Invited Successfully: ${lead}`),
    blocks: [
      markup('*Invited Successfully*'),
      ...linesOfText([lead, ...lines, ...(beyond > 0 ? [`and ${beyond} more`] : [])]),
      { type: 'context', elements: [plain(nextStepOfInvited(sender))] },
    ],
  };
}
