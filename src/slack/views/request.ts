import type { Button, KnownBlock } from '@slack/types';
import type { JobPayload } from '../../domain/outbox.ts';
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
  const only = requests.length === 1;
  const whom = only ? first.email : `${requests.length} people`;
  const as = only ? ` as ${roleWithArticle(first.role)}` : '';
  const lead = `${first.requesterName} asks you to invite ${whom} to WeGotWork${as}.`;
  const note = first.note === null ? [] : [`Their note, for the email: “${first.note}”`];
  return {
    text: escapeMarkup(lead),
    blocks: [
      ...linesOfText([lead, ...note]),
      ...(only ? stateBlocks(first) : requests.flatMap((request) => requestBlocks(request))),
    ],
  };
}

/** One request among others. */
function requestBlocks(request: InvitationRequest): KnownBlock[] {
  return [...linesOfText([asked(request)]), ...stateBlocks(request)];
}

/** A request that waits, apart from the message that asked. */
export function waitingRequestBlocks(request: InvitationRequest): KnownBlock[] {
  const { note, requesterName } = request;
  const noted = note === null ? [] : [`Their note, for the email: “${note}”`];
  return [
    ...linesOfText([asked(request), `Asked for by ${requesterName}`, ...noted]),
    ...stateBlocks(request),
  ];
}

function asked({ email, role }: InvitationRequest): string {
  return `${email}, as ${roleWithArticle(role)}`;
}

/** The buttons that answer a request while it is open, else what became of it. */
function stateBlocks({ id, email, state, deciderName }: InvitationRequest): KnownBlock[] {
  const who = deciderName ?? 'Somebody';
  switch (state) {
    case 'APPROVED':
      return linesOfText([`Approved by ${who}.`]);
    case 'DECLINED':
      return linesOfText([`Declined by ${who}.`]);
    case 'WITHDRAWN':
      return linesOfText(['Withdrawn, as whoever asked is not a member any more.']);
    case 'PENDING': {
      const approve = {
        ...button('Approve', actions.approveRequest, { id, email }),
        style: 'primary',
      } as const;
      return [
        { type: 'actions', elements: [approve, button('Decline', actions.declineRequest, { id, email })] },
      ];
    }
  }
}

// Slack's most for what a screen reader says of a button.
const MAX_LABEL = 75;

function button(text: string, action_id: string, { id, email }: { id: string; email: string }): Button {
  const accessibility_label = oneLine(`${text} ${email}`, MAX_LABEL);
  return { type: 'button', action_id, text: plain(text), accessibility_label, value: id };
}

const becameOf = {
  invited: 'They get an email with their invitation.',
  'already-invited': 'They were invited already: ask them to look for the original email.',
  'already-member': 'They had joined already, and can sign in.',
} as const;

/** Tells whoever asked what became of a request, and of the address where it was approved. */
export function answerSentence(
  { email, role, state, deciderName }: InvitationRequest,
  outcome: JobPayload<'tell-requester'>['outcome'],
): string | undefined {
  const who = deciderName ?? 'An Administrator';
  switch (state) {
    case 'APPROVED':
      if (outcome === 'undeliverable') {
        return `The email to ${email}, whom you asked to invite, could not be delivered. Check the address for typos, and ask again.`;
      }
      if (outcome === 'given-up') {
        return `The email to ${email}, whom you asked to invite, could not be sent in time. That is not about the address: ask again later.`;
      }
      if (outcome === 'domain-not-allowed') {
        return `The email to ${email}, whom you asked to invite, was not sent: your organization only invites addresses of certain domains now. Ask an Administrator to add this one.`;
      }
      return `${who} approved your request to invite ${email} as ${roleWithArticle(role)}. ${becameOf[outcome ?? 'invited']}`;
    case 'DECLINED':
      return `${who} declined your request to invite ${email}.`;
    case 'PENDING':
    case 'WITHDRAWN':
      return undefined;
  }
}
