import type { KnownBlock } from '@slack/types';
import type { ChannelProblem } from '../../domain/core/outbox.ts';
import { roleName } from '../../domain/core/permissions.ts';
import type {
  AnnouncedInvitation,
  Announcement,
} from '../../domain/invitations/announcement/announcement.ts';
import { roleWithArticle } from '../../text/roles.ts';
import { command } from '../blocks/ids.ts';
import type { Message } from '../blocks/message.ts';
import { invitationMenu } from '../blocks/roster-entries.ts';
import { currentStatus, statusText, statusTexts } from '../blocks/status-text.ts';
import { channelMention, escapeMarkup, linesOfText, markup, plain } from '../blocks/text.ts';
import { nextStepOfInvited } from '../invite/outcomes.ts';

const MOST_LINES = 20;

/** The announcement: who invited whom as what, then a line with the current status for each of the first 20 invitations. */
export function announcementMessage(
  { inviterName, role, invitations }: Pick<Announcement, 'inviterName' | 'role' | 'invitations'>,
  sender: string,
): Message {
  const named = invitations.slice(0, MOST_LINES);
  const beyond = invitations.slice(MOST_LINES);
  const [only] = invitations;
  const lead =
    only !== undefined && invitations.length === 1
      ? `${inviterName} invited ${only.email} to WeGotWork as ${roleWithArticle(role)}.`
      : `${inviterName} invited ${invitations.length} teammates to WeGotWork as ${roleName(role)}s:`;
  return {
    text: escapeMarkup(`Invited Successfully: ${lead}`),
    blocks: [
      markup('*Invited Successfully*'),
      ...linesOfText([lead]),
      ...named.map(invitationLine),
      ...(beyond.length > 0 ? linesOfText([`and ${beyond.length} more (${statusCounts(beyond)})`]) : []),
      ...(invitations.some(isAwaitingAnswer) ? [whereToLook(sender)] : []),
    ],
  };
}

/** Whether there is more to say about the invitations than that their emails are on their way. */
export function hasNews(invitations: readonly AnnouncedInvitation[]): boolean {
  return invitations.some((invitation) => !isAwaitingAnswer(invitation));
}

function isAwaitingAnswer(invitation: AnnouncedInvitation): boolean {
  return ['waiting', 'sent', 'DEFERRED', 'DELIVERED'].includes(currentStatus(invitation));
}

function whereToLook(sender: string): KnownBlock {
  return { type: 'context', elements: [plain(nextStepOfInvited(sender))] };
}

/** One invitation with its current status and its menu. */
function invitationLine(invitation: AnnouncedInvitation): KnownBlock {
  const { email, status } = invitation;
  const isPending = status === 'open' || status === 'expired';
  return {
    type: 'section',
    text: plain(`• ${email}: ${statusText(invitation)}`),
    ...(isPending && { accessory: invitationMenu(invitation) }),
  };
}

/** How many invitations have each status, such as “joined: 3, declined: 1”. */
function statusCounts(invitations: readonly AnnouncedInvitation[]): string {
  const counts = new Map<string, number>();
  for (const invitation of invitations) {
    const word = statusTexts[currentStatus(invitation)];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${word}: ${count}`).join(', ');
}

const channelProblems: Record<ChannelProblem, { readonly why: string; readonly instead: string }> = {
  gone: {
    why: 'it does not exist any more, or became private',
    instead: 'invite wgw there if it became private',
  },
  archived: { why: 'it is archived', instead: 'unarchive it' },
  closed: { why: 'wgw may not post there', instead: 'invite wgw there' },
};

/** Says why the channel in the settings got no announcement, and what to do about it. */
export function closedChannelMessage(channelId: string, problem: ChannelProblem): Message {
  const { why, instead } = channelProblems[problem];
  const text =
    `Whom you invited could not be announced in ${channelMention(channelId)}, the channel that your settings name: ${why}. ` +
    `Choose another in ${command} settings, or ${instead}.`;
  return { text, blocks: [markup(text)] };
}
