import type { ModalView } from '@slack/types';
import { can, type Role } from '../../domain/core/permissions.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { MAX_PICKED } from '../../domain/members/find-picked-members.ts';
import { messageOf } from '../blocks/message.ts';
import { linesOfText } from '../blocks/text.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { SlackContext } from '../reply/context.ts';
import type { ViewAnswer } from '../reply/view-reply.ts';
import { withCaller } from '../reply/with-caller.ts';
import { type InviteMetadata, writeMetadata } from './invite-metadata.ts';
import { type InvitePurpose, inviteModal, MAX_ADDRESSES_TEXT } from './invite-modal.ts';

/** What the form starts with, and where what it leads to is announced. */
export interface InvitePrefill {
  readonly addresses: string;
  /** Slack ids. */
  readonly people: readonly string[];
  readonly role?: Role | undefined;
  readonly place: Omit<InviteMetadata, 'warned'>;
  /** Whether it was typed, by which a workspace's first owner or admin founds its organization. */
  readonly isTyped: boolean;
  /** Stands above the form. */
  readonly notice?: string | undefined;
}

/**
 * `/wgw invite …`, and other ways to it: opens the form, which invites for whoever may, and asks the Administrators for
 * any other member. Everyone else is told who can.
 */
export function openInvite(
  slack: SlackContext,
  user: SlackUser,
  prefill: InvitePrefill,
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  return withCaller(slack, user, { mayFoundOrganization: prefill.isTyped }, async (caller) => {
    if (caller.actor === undefined) {
      return {
        message: messageOf(
          await explainAccessDenied(slack.domain, user.workspaceId, caller, deniedActions.invite),
        ),
      };
    }
    const purpose = can(caller.actor.role, 'members:invite') ? 'invite' : 'request';
    return { view: prefilledForm(purpose, prefill) };
  });
}

const TOO_MANY =
  'This names more than the form holds: the last ones are left out. Invite them with another form.';

function prefilledForm(purpose: InvitePurpose, prefill: InvitePrefill): ModalView {
  const { people, role = 'MEMBER', place } = prefill;
  const addresses = thatFit(prefill.addresses);
  const leftOut = addresses.length < prefill.addresses.length || people.length > MAX_PICKED;
  const notices = [...(prefill.notice === undefined ? [] : [prefill.notice]), ...(leftOut ? [TOO_MANY] : [])];
  return inviteModal({
    purpose,
    values: { addresses, people, role, note: '' },
    metadata: writeMetadata(place),
    notice: linesOfText(notices),
  });
}

/** As much of a list of addresses as the form's field holds, cut at a whole one. */
function thatFit(addresses: string): string {
  if (addresses.length <= MAX_ADDRESSES_TEXT) return addresses;
  return addresses.slice(0, MAX_ADDRESSES_TEXT + 1).replace(/(^|[\s,;]+)[^\s,;]*$/, '');
}
