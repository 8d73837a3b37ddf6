import type { KnownBlock } from '@slack/types';
import type { TaskPayload } from '../../domain/core/outbox.ts';
import type { Extension } from '../../domain/invitations/lifecycle/extend.ts';
import type { Unanswered, UnansweredInvitation } from '../../domain/invitations/reminders/find-unanswered.ts';
import { actions } from '../blocks/ids.ts';
import type { Message } from '../blocks/message.ts';
import { invitationMenu } from '../blocks/roster-entries.ts';
import { escapeMarkup, linesOfText, plain, timeMarkup } from '../blocks/text.ts';
import { explainStatus } from '../reply/error-texts.ts';

/**
 * Lists invitations without an answer, each with its menu. If they expire soon, adds the button that extends them.
 *
 * @param isInviter whether the reader sent the invitations.
 */
export function reminderMessage(
  { organizationName, inviterName, invitations }: Unanswered,
  about: TaskPayload<'remind-inviter'>['about'],
  isInviter: boolean,
): Message {
  const [only] = invitations;
  const isOne = only !== undefined && invitations.length === 1;
  const whose = isInviter ? 'your' : `${inviterName}’s`;
  const lead = isOne
    ? `${only.email} has not answered ${whose} invitation to ${organizationName}`
    : `${invitations.length} people have not answered ${whose} invitations to ${organizationName}`;
  const sentence = {
    reminder: `${lead} for two days. They get a reminder by email now.`,
    expiry: `${lead}, which ${isOne ? 'expires' : 'expire'} within a day.`,
  }[about];
  return {
    text: escapeMarkup(sentence),
    blocks: [
      ...(isOne ? [withMenu(sentence, only)] : linesOfText([sentence])),
      ...(isOne ? [] : invitations.map((invitation) => withMenu(`• ${invitation.email}`, invitation))),
      ...(about === 'expiry' ? extendButton(invitations) : []),
    ],
  };
}

function withMenu(text: string, invitation: UnansweredInvitation): KnownBlock {
  return { type: 'section', text: plain(text), accessory: invitationMenu(invitation) };
}

function extendButton(invitations: readonly UnansweredInvitation[]): KnownBlock[] {
  const isOne = invitations.length === 1;
  return [
    expiryBlock(invitations, isOne ? 'Expires' : 'The first expires'),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: actions.extendInvitations,
          text: plain(isOne ? 'Extend' : `Extend all ${invitations.length}`),
          style: 'primary',
          value: invitations.map(({ id, version }) => `${id}:${version}`).join(),
        },
      ],
    },
  ];
}

function expiryBlock(invitations: readonly Pick<Extension, 'expiresAt'>[], word: string): KnownBlock {
  const first = new Date(Math.min(...invitations.map(({ expiresAt }) => expiresAt.getTime())));
  return { type: 'context', elements: [{ type: 'mrkdwn', text: `${word} ${timeMarkup(first)}` }] };
}

/** Replaces the reminder: says until when the extended invitations are open, and why others were not extended. */
export function extendedMessage(extensions: readonly Extension[]): Message {
  const extended = extensions.filter(({ status }) => status === 'open');
  const [only] = extended;
  const lead =
    only !== undefined && extended.length === 1
      ? `The invitation of ${only.email} is extended: the link in their email goes on working.`
      : `${extended.length} invitations are extended: the links in their emails go on working.`;
  return {
    text: escapeMarkup(lead),
    blocks: [
      ...linesOfText([lead, ...(extensions.length > 1 ? extensions.map(extensionLine) : [])]),
      expiryBlock(extended, 'Expires'),
    ],
  };
}

function extensionLine(extension: Extension): string {
  return extension.status === 'open' ? `• ${extension.email}` : `• ${explainNotExtended(extension)}`;
}

/** Says why an invitation was not extended. */
export function explainNotExtended({ email, status }: Extension): string {
  return `${email}: ${explainStatus(status)}`;
}
