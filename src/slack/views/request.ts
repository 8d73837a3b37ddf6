import type { KnownBlock } from '@slack/types';
import type { InvitationRequest } from '../../domain/requests/request.ts';
import { roleWithArticle } from '../../text/invitation-words.ts';
import { oneLine } from '../../text/plain-text.ts';
import { actions } from '../ids.ts';
import type { Message } from './message.ts';
import { escapeMarkup, linesOfText, plain } from './text.ts';

/** Asks an Administrator about what a member asked for in one form; says what became of what is answered. */
export function requestMessage(requests: readonly InvitationRequest[]): Message {
  const [first] = requests;
  if (first === undefined) throw new Error('A question is about at least one request.');
  const many = requests.length > 1;
  const lead = `${first.requesterName} asks you to invite ${many ? `${requests.length} people` : first.email} to WeGotWork.`;
  const note = first.note === null ? [] : [`Their note, for the email: “${first.note}”`];
  return {
    text: escapeMarkup(lead),
    blocks: [
      ...linesOfText([lead, ...note]),
      ...requests.flatMap((request) => requestBlocks(request, { withRequester: false })),
    ],
  };
}

/** One request: with its buttons while it is open, else with what became of it. */
export function requestBlocks(
  { id, email, role, note, state, requesterName, deciderName }: InvitationRequest,
  { withRequester }: { withRequester: boolean },
): KnownBlock[] {
  const asked = `${email}, as ${roleWithArticle(role)}`;
  const lines = withRequester ? [asked, `Asked for by ${requesterName}`] : [asked];
  if (withRequester && note !== null) lines.push(`“${oneLine(note, 200)}”`);
  if (state !== 'PENDING') {
    const who = deciderName ?? 'Somebody';
    const became = {
      APPROVED: `Approved by ${who}.`,
      DECLINED: `Declined by ${who}.`,
      WITHDRAWN: 'Withdrawn.',
    }[state];
    return linesOfText([...lines, became]);
  }
  return [
    ...linesOfText(lines),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: actions.approveRequest,
          style: 'primary',
          text: plain('Approve'),
          accessibility_label: `Approve ${email}`.slice(0, 75),
          value: id,
        },
        {
          type: 'button',
          action_id: actions.declineRequest,
          text: plain('Decline'),
          accessibility_label: `Decline ${email}`.slice(0, 75),
          value: id,
        },
      ],
    },
  ];
}

/** Tells whoever asked what became of a request. */
export function answerSentence({ email, role, state, deciderName }: InvitationRequest): string | undefined {
  const who = deciderName ?? 'An Administrator';
  switch (state) {
    case 'APPROVED':
      return `${who} approved your request: ${email} is invited to WeGotWork as ${roleWithArticle(role)}.`;
    case 'DECLINED':
      return `${who} declined your request to invite ${email}.`;
    case 'PENDING':
    case 'WITHDRAWN':
      return undefined;
  }
}
