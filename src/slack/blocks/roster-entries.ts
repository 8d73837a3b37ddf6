import type { KnownBlock, Overflow, PlainTextElement, PlainTextOption } from '@slack/types';
import type { Actor } from '../../domain/core/actor.ts';
import { roleName, roles } from '../../domain/core/permissions.ts';
import type { RosterInvitation, RosterMember } from '../../domain/roster/roster.ts';
import { avatarPath } from '../../text/initials.ts';
import { actions } from './ids.ts';
import { statusText } from './status-text.ts';
import { plain, timeMarkup } from './text.ts';

interface MemberContext {
  readonly actor: Pick<Actor, 'memberId'>;
  readonly mayManage: boolean;
  readonly publicUrl: string;
}

/** One member: name, role and menu, then the avatar and the address. */
export function memberBlocks(member: RosterMember, context: MemberContext): KnownBlock[] {
  const { id, name, email, role } = member;
  const you = id === context.actor.memberId ? ' (you)' : '';
  const roleChanges = roles
    .filter((other) => other !== role)
    .map((other) => option(`Make ${roleName(other)}`, `role:${other}:${id}`));
  const options = [...roleChanges, option('Remove…', `remove:${id}`), option('Activity', `activity:${id}`)];
  return [
    {
      type: 'section',
      text: plain(`${name}${you}\n${roleName(role)}`),
      ...(context.mayManage && { accessory: menu(actions.manageMember, options) }),
    },
    {
      type: 'context',
      elements: [
        { type: 'image', image_url: avatarUrl(member, context.publicUrl), alt_text: `Picture of ${name}` },
        plain(email),
      ],
    },
  ];
}

/** The member's picture in Slack; the address of their initials if they have none. */
export function avatarUrl(
  { name, email, pictureUrl }: Pick<RosterMember, 'name' | 'email' | 'pictureUrl'>,
  publicUrl: string,
): string {
  return pictureUrl ?? `${publicUrl}${avatarPath(name, email)}`;
}

/** One invitation: address, role, inviter and menu, then when it expires and its delivery status. */
export function invitationBlocks(
  invitation: RosterInvitation,
  { mayInvite }: { readonly mayInvite: boolean },
): KnownBlock[] {
  const { email, role, inviterName, status, expiresAt } = invitation;
  const expiry = `${status === 'expired' ? 'Expired' : 'Expires'} ${timeMarkup(expiresAt)}`;
  return [
    {
      type: 'section',
      text: plain(`${email}\n${roleName(role)}, invited by ${inviterName}`),
      ...(mayInvite && { accessory: invitationMenu(invitation) }),
    },
    {
      type: 'context',
      elements: [
        { type: 'mrkdwn', text: `${expiry} · ${emailSent(invitation)}` },
        ...deliveryStatus(invitation),
      ],
    },
  ];
}

/** The menu of an invitation without an answer. */
export function invitationMenu({ id, version }: { readonly id: string; readonly version: number }): Overflow {
  const options = [option('Resend…', `resend:${id}:${version}`), option('Cancel…', `cancel:${id}`)];
  return menu(actions.manageInvitation, options);
}

function emailSent({ sentAt, status }: RosterInvitation): string {
  if (sentAt !== null) return `Email sent ${timeMarkup(sentAt)}`;
  return status === 'expired' ? 'The email was not sent' : 'The email is on its way';
}

/** The delivery status, as plain text: it may quote a stranger's mail server. */
function deliveryStatus(invitation: RosterInvitation): PlainTextElement[] {
  if (invitation.delivery === null) return [];
  const words = statusText({ ...invitation, status: 'open' });
  return [plain(`${words.charAt(0).toUpperCase()}${words.slice(1)}`)];
}

function option(text: string, value: string): PlainTextOption {
  return { text: plain(text), value };
}

function menu(action_id: string, options: PlainTextOption[]): Overflow {
  return { type: 'overflow', action_id, options };
}
