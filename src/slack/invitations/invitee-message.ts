import type { Button, ConfirmationDialog } from '@slack/types';
import type { LinkedInvitation } from '../../domain/invitations/lifecycle/find-by-link.ts';
import { roleSentence, roleWithArticle } from '../../text/roles.ts';
import { actions, command } from '../blocks/ids.ts';
import type { Message } from '../blocks/message.ts';
import { escapeMarkup, linesOfText, markup, plain, timeMarkup } from '../blocks/text.ts';

/** Asks an invitee to accept or decline in Slack. If the invitation is not open any more, says why. */
export function inviteeMessage(invitation: LinkedInvitation, appUrl?: string): Message {
  const { status } = invitation;
  if (status === 'open') return question(invitation);
  const sentences = closed[status](invitation);
  const isJoined = status === 'accepted' && invitation.isMember && appUrl !== undefined;
  return {
    text: escapeMarkup(sentences.join(' ')),
    blocks: [
      ...linesOfText(sentences),
      ...(isJoined ? [markup(`<${escapeMarkup(appUrl)}|Open WeGotWork>`)] : []),
    ],
  };
}

function question({
  id,
  email,
  role,
  inviter,
  organizationName,
  note,
  noteWriter,
  expiresAt,
}: LinkedInvitation): Message {
  const lead = `${inviter.name} invites you to join ${organizationName} on WeGotWork as ${roleWithArticle(role)}.`;
  const by = noteWriter === inviter.name ? '' : `${noteWriter}: `;
  const noted = note === null ? [] : [`${by}“${note}”`];
  const until = `The same invitation is in an email to ${escapeMarkup(email)}. Expires ${timeMarkup(expiresAt)}`;
  return {
    text: escapeMarkup(lead),
    blocks: [
      ...linesOfText([lead, ...noted, roleSentence(role)]),
      { type: 'actions', elements: answerButtons(id) },
      { type: 'context', elements: [{ type: 'mrkdwn', text: until }] },
    ],
  };
}

/** The buttons. They hold no token: wgw checks who presses them. */
function answerButtons(id: string): Button[] {
  return [
    {
      type: 'button',
      action_id: actions.acceptInvitation,
      text: plain('Accept'),
      style: 'primary',
      value: id,
    },
    {
      type: 'button',
      action_id: actions.declineInvitation,
      text: plain('Decline'),
      value: id,
      confirm: confirmDecline,
    },
  ];
}

const confirmDecline: ConfirmationDialog = {
  title: plain('Decline the invitation?'),
  text: plain('You can join later only if you are invited again.'),
  confirm: plain('Decline'),
  deny: plain('Back'),
};

type Sentences = (invitation: LinkedInvitation) => string[];

const closed: Record<Exclude<LinkedInvitation['status'], 'open'>, Sentences> = {
  accepted: ({ isMember, organizationName, role, inviter }) =>
    isMember
      ? [
          `You joined ${organizationName} on WeGotWork as ${roleWithArticle(role)}.`,
          `Type ${command} members to see the team, or ${command} help for what else you can do here.`,
        ]
      : [
          `You had joined ${organizationName}, and are not a member any more. To join again, ask ${inviter.name} to invite you again.`,
        ],
  declined: ({ organizationName, inviter }) => [
    `You declined the invitation to join ${organizationName}. If you change your mind, ask ${inviter.name} to invite you again.`,
  ],
  cancelled: ({ organizationName, inviter }) => [
    `${organizationName} has cancelled this invitation. If you think that is a mistake, ask ${inviter.name}.`,
  ],
  undeliverable: ({ organizationName, inviter }) => [
    `The invitation to join ${organizationName} was closed, as its email could not be delivered. Ask ${inviter.name} to invite you again.`,
  ],
  expired: ({ organizationName, inviter }) => [
    `The invitation to join ${organizationName} has expired. Ask ${inviter.name} to invite you again.`,
  ],
  replaced: ({ organizationName }) => [
    `A newer invitation to join ${organizationName} has taken the place of this one: it is in your email, and in a newer message here.`,
  ],
};
