import type { TaskPayload } from '../../domain/core/outbox.ts';
import type { InvitationRequest } from '../../domain/requests/request.ts';
import { roleWithArticle } from '../../text/roles.ts';
import type { Message } from '../blocks/message.ts';
import { requestBlocks, requestStateBlocks } from '../blocks/request-blocks.ts';
import { escapeMarkup, linesOfText } from '../blocks/text.ts';

/** Asks an Administrator about the requests of one form. Once one is decided, shows its outcome. */
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
      ...(only ? requestStateBlocks(first) : requests.flatMap((request) => requestBlocks(request))),
    ],
  };
}

const outcomes = {
  invited: 'They get an email with their invitation.',
  'already-invited': 'They were invited already: ask them to look for the original email.',
  'already-member': 'They had joined already, and can sign in.',
} as const;

/** Tells the requester what was decided and, if approved, the outcome; `undefined` if there is nothing to tell. */
export function answerSentence(
  { email, role, state, deciderName }: InvitationRequest,
  outcome: TaskPayload<'tell-requester'>['outcome'],
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
      return `${who} approved your request to invite ${email} as ${roleWithArticle(role)}. ${outcomes[outcome ?? 'invited']}`;
    case 'DECLINED':
      return `${who} declined your request to invite ${email}.`;
    case 'PENDING':
    case 'WITHDRAWN':
      return undefined;
  }
}
