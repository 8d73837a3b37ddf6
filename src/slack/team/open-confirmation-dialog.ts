import { z } from 'zod';
import type { Actor } from '../../domain/core/actor.ts';
import { DomainError } from '../../domain/core/errors.ts';
import { roleSchema } from '../../domain/core/permissions.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { findPendingInvitation } from '../../domain/invitations/lifecycle/find-pending.ts';
import { findMemberToChange } from '../../domain/members/find-member-to-change.ts';
import { findInvitationDays } from '../../domain/organizations/find-settings.ts';
import { showActivity } from '../activity/show-activity.ts';
import { messageOf } from '../blocks/message.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import { type ActionAnswer, type ActionArgs, userOf } from '../reply/action-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import { explainError } from '../reply/error-texts.ts';
import { type Origin, writeConfirmation } from './confirmation-dialog-state.ts';
import { confirmCancelling, confirmRemoval, confirmResending, confirmRole } from './confirmation-dialogs.ts';
import { refreshView } from './refresh-view.ts';
import { readRosterState } from './roster-state.ts';

const memberChoice = z.union([
  z.tuple([z.literal('role'), roleSchema, z.uuid()]),
  z.tuple([z.literal('remove'), z.uuid()]),
  z.tuple([z.literal('activity'), z.uuid()]),
]);
const invitationChoice = z.union([
  z.tuple([z.literal('resend'), z.uuid(), z.coerce.number().pipe(z.int32())]),
  z.tuple([z.literal('cancel'), z.uuid()]),
]);

/** A member's menu: asks before it changes anything, or shows their activity. */
export function openMemberConfirmation(slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> {
  const choice = memberChoice.parse(chosen(args));
  return asAdministrator(slack, args, async (actor, origin) => {
    const id = choice[0] === 'role' ? choice[2] : choice[1];
    const member = await findMemberToChange(slack.domain, actor, id);
    if (choice[0] === 'activity') {
      return { view: await showActivity(slack, actor, { filter: { person: member.email } }) };
    }
    const asked = {
      member,
      isSelf: member.id === actor.memberId,
      organizationName: actor.organizationName,
    };
    const { version, openInvitations } = member;
    const seen = { id, version, openInvitations, origin };
    if (choice[0] === 'remove') {
      return { view: confirmRemoval({ ...asked, metadata: writeConfirmation(seen) }) };
    }
    const [, role] = choice;
    return { view: confirmRole({ ...asked, role, metadata: writeConfirmation({ ...seen, role }) }) };
  });
}

/** An invitation's menu: asks before it changes anything. */
export function openInvitationConfirmation(slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> {
  const choice = invitationChoice.parse(chosen(args));
  return asAdministrator(slack, args, async (actor, origin) => {
    const id = choice[1];
    const invitation = await findPendingInvitation(slack.domain, actor, id);
    if (choice[0] === 'cancel') {
      const { version, expiresAt } = invitation;
      return { view: confirmCancelling(invitation, writeConfirmation({ id, version, expiresAt, origin })) };
    }
    // As the menu showed it: whoever saw an older one would resend what somebody else did.
    const version = choice[2];
    if (version !== invitation.version) throw new DomainError('INVITATION_RESENT', {});
    const days = await findInvitationDays(slack.domain, actor);
    return { view: confirmResending(invitation, days, writeConfirmation({ id, version, origin })) };
  });
}

/** In a menu, or by a button that stands for one choice. */
function chosen({ action }: ActionArgs): string[] {
  if (action.type === 'button') return action.value?.split(':') ?? [];
  if (action.type !== 'overflow') throw new Error('A menu sends what was chosen in it.');
  return action.selected_option.value?.split(':') ?? [];
}

/** For whoever may manage members; where what they see is out of date, it is shown anew, with why. */
async function asAdministrator(
  slack: SlackContext,
  args: ActionArgs,
  answer: (actor: Actor, origin: Origin) => Promise<ActionAnswer>,
): Promise<ActionAnswer> {
  const { view } = args.body;
  const origin = originOf(view);
  const user = userOf(args);
  const actor = await findActor(slack.domain, user);
  try {
    if (actor === undefined) throw new DomainError('NOT_ALLOWED', { permission: 'members:remove' });
    return await answer(actor, origin);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.is('NOT_ALLOWED')) {
      return {
        message: messageOf(
          await explainAccessDenied(slack.domain, user.workspaceId, { actor }, deniedActions.manageMembers),
        ),
      };
    }
    const notice = explainError(error);
    if (notice === undefined) throw error;
    if (view === undefined || origin.at === 'message') return { message: messageOf([notice]) };
    return {
      change: (client) =>
        refreshView(slack, client, user, { origin, viewId: view.id, hash: view.hash }, notice),
    };
  }
}

function originOf(view: ActionArgs['body']['view']): Origin {
  if (view === undefined) return { at: 'message' };
  return view.type === 'home'
    ? { at: 'home' }
    : { at: 'roster', state: readRosterState(view.private_metadata) };
}
