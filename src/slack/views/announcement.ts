import type { KnownBlock } from '@slack/types';
import { type Role, roleName } from '../../domain/roles.ts';
import { roleWithArticle } from '../../invitation-words.ts';
import { nextStepOfInvited } from './outcomes.ts';
import { escapeMarkup, linesOfText, markup, plain } from './text.ts';

/** A message, and the line that stands for it in a notification. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

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
