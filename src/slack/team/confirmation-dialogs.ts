import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { MAX_COUNTED } from '../../domain/core/keyset-page.ts';
import { can, type Role, roleName } from '../../domain/core/permissions.ts';
import type { PendingInvitation } from '../../domain/invitations/lifecycle/pending-invitation.ts';
import type { MemberToChange } from '../../domain/members/find-member-to-change.ts';
import { roleSentence, roleWithArticle } from '../../text/roles.ts';
import { callbacks, cancelOpenInvitations } from '../blocks/ids.ts';
import { linesOfText, plain } from '../blocks/text.ts';

interface MemberDialog {
  readonly member: MemberToChange;
  /** Whether the actor is this member. */
  readonly isSelf: boolean;
  readonly organizationName: string;
  readonly metadata: string;
}

/** Asks before a member gets another role, and says what the role means. */
export function changeRoleDialog({ role, ...options }: MemberDialog & { readonly role: Role }): ModalView {
  const { member, isSelf, metadata } = options;
  const who = isSelf ? 'yourself' : `${member.name} (${member.email})`;
  const loses = can(member.role, 'members:invite') && !can(role, 'members:invite');
  return dialog({
    callback_id: callbacks.changeRole,
    metadata,
    title: 'Change role',
    submit: `Make ${roleName(role)}`,
    sentences: [`Make ${who} ${roleWithArticle(role)}?`, `This holds at once. ${roleSentence(role)}`],
    more: loses ? openInvitations(options) : [],
  });
}

/** Asks before a member is removed, and says what they lose. */
export function removeMemberDialog(options: MemberDialog): ModalView {
  const { member, isSelf, organizationName, metadata } = options;
  const who = isSelf ? 'yourself' : `${member.name} (${member.email})`;
  return dialog({
    callback_id: callbacks.removeMember,
    metadata,
    title: 'Remove member',
    submit: 'Remove',
    sentences: [
      `Remove ${who} from ${organizationName}?`,
      isSelf
        ? 'You lose your access to WeGotWork at once. An Administrator can invite you again.'
        : 'They lose their access to WeGotWork at once. You can invite them again.',
    ],
    more: [...openInvitations(options), ...openRequests(member)],
  });
}

function openRequests({ openRequests: count }: MemberToChange): KnownBlock[] {
  if (count === 0) return [];
  const these = count === 1 ? 'The request that they made is' : `The ${count} requests that they made are`;
  return linesOfText([`${these} withdrawn.`]);
}

/** Asks before an invitation is cancelled. */
export function cancelInvitationDialog(
  { email, hasExpired }: PendingInvitation,
  metadata: string,
): ModalView {
  return dialog({
    callback_id: callbacks.cancelInvitation,
    metadata,
    title: 'Cancel invitation',
    submit: 'Cancel invitation',
    close: 'Keep it',
    sentences: [
      `Cancel the invitation of ${email}?`,
      hasExpired
        ? 'It has expired: the link in their email works no more. Cancelling takes it off the list. They are not told.'
        : 'The link in their email stops working at once. They are not told. You can invite them again.',
    ],
  });
}

/** Asks before an invitation is sent again. */
export function resendInvitationDialog(
  { email, role, isSuppressed }: PendingInvitation,
  days: number,
  metadata: string,
): ModalView {
  return dialog({
    callback_id: callbacks.resendInvitation,
    metadata,
    title: 'Resend invitation',
    submit: 'Resend',
    sentences: [
      `Send the invitation of ${email} again, as ${roleWithArticle(role)}?`,
      `They get a new email, whose link works for ${days === 1 ? '1 day' : `${days} days`}. The links in earlier emails stop working.`,
      ...(isSuppressed
        ? [
            'SendGrid does not send to this address any more, as an earlier email bounced or was reported: this cannot help until whoever runs wgw takes it off the suppression list.',
          ]
        : []),
    ],
  });
}

interface Dialog {
  readonly callback_id: string;
  readonly metadata: string;
  readonly title: string;
  readonly submit: string;
  readonly close?: string;
  readonly sentences: readonly string[];
  readonly more?: readonly KnownBlock[];
}

function dialog({
  callback_id,
  metadata,
  title,
  submit,
  close = 'Back',
  sentences,
  more = [],
}: Dialog): ModalView {
  return {
    type: 'modal',
    callback_id,
    private_metadata: metadata,
    title: plain(title),
    submit: plain(submit),
    close: plain(close),
    blocks: [...linesOfText(sentences), ...more],
  };
}

/** The checkbox that cancels the member's open invitations, or a sentence that says so to the member themselves. */
function openInvitations({ member, isSelf }: MemberDialog): KnownBlock[] {
  const { openInvitations: count } = member;
  if (count === 0) return [];
  const these =
    count === 1
      ? '1 pending invitation'
      : `${count > MAX_COUNTED ? `More than ${MAX_COUNTED}` : count} pending invitations`;
  if (isSelf) return linesOfText([`${these} that you sent ${count === 1 ? 'is' : 'are'} cancelled.`]);
  const them = count === 1 ? 'it becomes' : 'they become';
  const cancel: PlainTextOption = {
    text: plain(`Cancel ${count === 1 ? 'it' : 'them'}`),
    value: 'cancel',
    description: plain(`Otherwise ${them} yours.`),
  };
  return [
    {
      type: 'input',
      block_id: cancelOpenInvitations,
      optional: true,
      label: plain(`${these} that ${member.name} sent`),
      element: {
        type: 'checkboxes',
        action_id: cancelOpenInvitations,
        options: [cancel],
        initial_options: [cancel],
      },
    },
  ];
}
