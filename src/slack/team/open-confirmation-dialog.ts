import { z } from 'zod';
import type { Actor } from '../../domain/core/actor.ts';
import { DomainError } from '../../domain/core/errors.ts';
import { roleSchema } from '../../domain/core/permissions.ts';
import { findPendingInvitation } from '../../domain/invitations/lifecycle/pending-invitation.ts';
import { findMemberToChange } from '../../domain/members/find-member-to-change.ts';
import { findInvitationDays } from '../../domain/organizations/find-settings.ts';
import { showActivity } from '../activity/activity.ts';
import { userOf } from '../api/workspace.ts';
import type { ActionAnswer, ActionArgs } from '../reply/action-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import { explainOrRethrow } from '../reply/explain-failure.ts';
import { answerSentences } from '../reply/view-boundary.ts';
import { withKnownActor } from '../reply/with-actor.ts';
import { type Origin, writeDialogState } from './confirmation-dialog-state.ts';
import {
  cancelInvitationDialog,
  changeRoleDialog,
  removeMemberDialog,
  resendInvitationDialog,
} from './confirmation-dialogs.ts';
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

/** A member's menu: opens a dialog that asks before anything changes, or shows their activity. */
export function openMemberDialog(slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> {
  const choice = memberChoice.parse(chosenParts(args));
  return answerOrRefresh(slack, args, async (actor, origin) => {
    const id = choice[0] === 'role' ? choice[2] : choice[1];
    const member = await findMemberToChange(slack.domain, actor, id);
    if (choice[0] === 'activity') {
      return { view: await showActivity(slack, actor, { filter: { person: member.email } }) };
    }
    const about = {
      member,
      isSelf: member.id === actor.memberId,
      organizationName: actor.organizationName,
    };
    const { version, openInvitations } = member;
    const shown = { id, version, openInvitations, origin };
    if (choice[0] === 'remove') {
      return { view: removeMemberDialog({ ...about, metadata: writeDialogState(shown) }) };
    }
    const [, role] = choice;
    return { view: changeRoleDialog({ ...about, role, metadata: writeDialogState({ ...shown, role }) }) };
  });
}

/** An invitation's menu: opens a dialog that asks before anything changes. */
export function openInvitationDialog(slack: SlackContext, args: ActionArgs): Promise<ActionAnswer> {
  const choice = invitationChoice.parse(chosenParts(args));
  return answerOrRefresh(slack, args, async (actor, origin) => {
    const id = choice[1];
    const invitation = await findPendingInvitation(slack.domain, actor, id);
    if (choice[0] === 'cancel') {
      const { version, expiresAt } = invitation;
      return {
        view: cancelInvitationDialog(invitation, writeDialogState({ id, version, expiresAt, origin })),
      };
    }
    // The version that the menu shows: otherwise an old menu would resend what somebody else has just resent.
    const version = choice[2];
    if (version !== invitation.version) throw new DomainError('INVITATION_RESENT', {});
    const days = await findInvitationDays(slack.domain, actor);
    return { view: resendInvitationDialog(invitation, days, writeDialogState({ id, version, origin })) };
  });
}

/** The parts of the value that was chosen in a menu, or that a button holds. */
function chosenParts({ action }: ActionArgs): string[] {
  if (action.type === 'button') return action.value?.split(':') ?? [];
  if (action.type !== 'overflow') throw new Error('A menu sends what was chosen in it.');
  return action.selected_option.value?.split(':') ?? [];
}

/** Answers an Administrator. If a use case refuses because the view is out of date, refreshes the view, with the reason. */
async function answerOrRefresh(
  slack: SlackContext,
  args: ActionArgs,
  answer: (actor: Actor, origin: Origin) => Promise<ActionAnswer>,
): Promise<ActionAnswer> {
  const { view } = args.body;
  const origin = originOf(view);
  const user = userOf(args);
  return withKnownActor<ActionAnswer>(
    slack,
    user,
    { action: 'manageMembers', deny: answerSentences },
    async (actor) => {
      try {
        return await answer(actor, origin);
      } catch (error) {
        const why = explainOrRethrow(error);
        if (view === undefined || origin.at === 'message') return answerSentences([why]);
        const viewBehind = { origin, viewId: view.id, hash: view.hash };
        return { change: (client) => refreshView(slack, client, user, viewBehind, why) };
      }
    },
  );
}

function originOf(view: ActionArgs['body']['view']): Origin {
  if (view === undefined) return { at: 'message' };
  return view.type === 'home'
    ? { at: 'home' }
    : { at: 'roster', state: readRosterState(view.private_metadata) };
}
