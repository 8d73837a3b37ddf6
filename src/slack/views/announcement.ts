import type { ChannelProblem } from '../../domain/outbox.ts';
import { type Role, roleName } from '../../domain/roles.ts';
import { roleWithArticle } from '../../text/invitation-words.ts';
import { command } from '../ids.ts';
import type { Message } from './message.ts';
import { nextStepOfInvited } from './outcomes.ts';
import { channelMention, escapeMarkup, linesOfText, markup, plain } from './text.ts';

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

const channelProblems: Record<ChannelProblem, { readonly why: string; readonly instead: string }> = {
  gone: {
    why: 'it does not exist any more, or became private',
    instead: 'invite wgw there if it became private',
  },
  archived: { why: 'it is archived', instead: 'unarchive it' },
  closed: { why: 'wgw may not post there', instead: 'invite wgw there' },
};

/** Why the channel that the settings name has no announcement, and what to do about it. */
export function closedChannelMessage(channelId: string, problem: ChannelProblem): Message {
  const { why, instead } = channelProblems[problem];
  const text =
    `Whom you invited could not be announced in ${channelMention(channelId)}, the channel that your settings name: ${why}. ` +
    `Choose another in ${command} settings, or ${instead}.`;
  return { text, blocks: [markup(text)] };
}
