import type { Button, KnownBlock } from '@slack/types';
import type { InvitationRequest } from '../../domain/requests/request.ts';
import { oneLine } from '../../text/plain-text.ts';
import { roleWithArticle } from '../../text/roles.ts';
import { actions } from './ids.ts';
import { linesOfText, plain } from './text.ts';

/** One request in a message about several. */
export function requestBlocks(request: InvitationRequest): KnownBlock[] {
  return [...linesOfText([emailAndRole(request)]), ...requestStateBlocks(request)];
}

/** An open request in the Home tab, with its note and the member who asked. */
export function waitingRequestBlocks(request: InvitationRequest): KnownBlock[] {
  const { note, requesterName } = request;
  const noted = note === null ? [] : [`Their note, for the email: “${note}”`];
  return [
    ...linesOfText([emailAndRole(request), `Asked for by ${requesterName}`, ...noted]),
    ...requestStateBlocks(request),
  ];
}

function emailAndRole({ email, role }: InvitationRequest): string {
  return `${email}, as ${roleWithArticle(role)}`;
}

/** The buttons that decide a request while it is open; afterwards its outcome. */
export function requestStateBlocks({ id, email, state, deciderName }: InvitationRequest): KnownBlock[] {
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

// Slack's limit for the text that screen readers say for a button.
const MAX_LABEL = 75;

function button(text: string, action_id: string, { id, email }: { id: string; email: string }): Button {
  const accessibility_label = oneLine(`${text} ${email}`, MAX_LABEL);
  return { type: 'button', action_id, text: plain(text), accessibility_label, value: id };
}
