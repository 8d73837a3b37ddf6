import type { WebClient } from '@slack/web-api';
import type { Actor } from '../../domain/core/actor.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { cancelInvitation } from '../../domain/invitations/lifecycle/cancel.ts';
import type { OpenInvitationsChoice } from '../../domain/invitations/lifecycle/reassign-or-cancel.ts';
import { resendInvitation } from '../../domain/invitations/lifecycle/resend.ts';
import type { SeenMember } from '../../domain/members/change-membership.ts';
import { changeRole } from '../../domain/members/change-role.ts';
import { removeMember } from '../../domain/members/remove-member.ts';
import { roleWithArticle } from '../../text/roles.ts';
import { userOf } from '../api/workspace.ts';
import type { SlackContext } from '../reply/context.ts';
import { explainOrRethrow } from '../reply/explain-failure.ts';
import {
  replaceFormWithNotice,
  type SubmissionAnswer,
  type SubmissionArgs,
  type SubmittedForm,
} from '../reply/submission-boundary.ts';
import { withKnownActor } from '../reply/with-actor.ts';
import { type DialogState, readDialogState, readOpenInvitations } from './confirmation-dialog-state.ts';
import { refreshView } from './refresh-view.ts';

/** An earlier version of wgw made the dialog, without the version of what it shows. */
class OutdatedDialogError extends Error {
  override readonly name = 'OutdatedDialogError';
}

const OUTDATED = 'wgw was updated after you opened this window. Nothing was done. Please open it again.';

/** Does what a dialog asks about; resolves with the sentence that tells the outcome. */
type ConfirmedAction = (
  slack: SlackContext,
  actor: Actor,
  state: DialogState,
  openInvitations: OpenInvitationsChoice,
) => Promise<string>;

export const onRoleConfirmed = confirmationListener(async ({ domain }, actor, state, openInvitations) => {
  const { id: memberId, role } = state;
  if (role === undefined) throw new Error('The form does not say which role.');
  const seen = seenMember(state);
  const member = await changeRole(domain, actor, { memberId, role, seen, openInvitations });
  return `${isOrAre(actor, member)} ${roleWithArticle(role)} now.`;
});

export const onRemovalConfirmed = confirmationListener(async ({ domain }, actor, state, openInvitations) => {
  const seen = seenMember(state);
  const member = await removeMember(domain, actor, { memberId: state.id, seen, openInvitations });
  return `${isOrAre(actor, member)} not a member any more.`;
});

export const onCancellationConfirmed = confirmationListener(
  async ({ domain }, actor, { id, version, expiresAt }) => {
    if (version === undefined || expiresAt === undefined) throw new OutdatedDialogError();
    const { email } = await cancelInvitation(domain, actor, { invitationId: id, version, expiresAt });
    return `The invitation of ${email} is cancelled.`;
  },
);

export const onResendConfirmed = confirmationListener(async ({ domain, sender }, actor, { id, version }) => {
  if (version === undefined) throw new OutdatedDialogError();
  const { email } = await resendInvitation(domain, actor, { invitationId: id, version });
  return `${email} gets a new email from ${sender}. Earlier links no longer work.`;
});

function seenMember({ version, openInvitations }: DialogState): SeenMember {
  if (version === undefined || openInvitations === undefined) throw new OutdatedDialogError();
  return { version, openInvitations };
}

function isOrAre(actor: Actor, { id, name }: { readonly id: string; readonly name: string }): string {
  return id === actor.memberId ? 'You are' : `${name} is`;
}

/** The listener of a confirmation dialog: does the action. The dialog closes, and the view behind it tells the outcome. */
function confirmationListener(act: ConfirmedAction) {
  return (slack: SlackContext, args: SubmissionArgs): SubmittedForm => {
    const { view } = args;
    const user = userOf(args);
    const state = readDialogState(view.private_metadata);
    const openInvitations = readOpenInvitations(view.state.values);
    const { origin } = state;
    const viewId = view.previous_view_id ?? undefined;

    /** A message is not refreshed here: a task updates it a little later. */
    const refreshBehind = (notice?: string) =>
      origin.at !== 'message' && {
        afterwards: (client: WebClient) => refreshView(slack, client, user, { origin, viewId }, notice),
      };
    /** The dialog stays open with the reason. The view behind shows it too, unless it says that they are no member any more. */
    const failed = (why: readonly string[], actor?: Actor): SubmissionAnswer => ({
      ...replaceFormWithNotice(why),
      ...refreshBehind(actor && why.join(' ')),
    });
    return {
      refuse: (why) => replaceFormWithNotice([why]),
      answer: () =>
        withKnownActor(slack, user, { action: 'manageMembers', deny: failed }, async (actor) => {
          try {
            const outcome = await act(slack, actor, state, openInvitations);
            const behind = refreshBehind(outcome);
            return {
              ...replaceFormWithNotice([outcome]),
              ...(behind && { acknowledgement: undefined, ...behind }),
            };
          } catch (error) {
            const why = error instanceof OutdatedDialogError ? OUTDATED : explainOrRethrow(error);
            // They may have been removed meanwhile.
            return failed([why], await findActor(slack.domain, user));
          }
        }),
    };
  };
}
