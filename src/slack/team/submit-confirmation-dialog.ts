import type { WebClient } from '@slack/web-api';
import type { Actor } from '../../domain/core/actor.ts';
import { DomainError } from '../../domain/core/errors.ts';
import { findActor } from '../../domain/identity/find-actor.ts';
import { cancelInvitation } from '../../domain/invitations/lifecycle/cancel.ts';
import type { OpenInvitationsChoice } from '../../domain/invitations/lifecycle/reassign-or-cancel.ts';
import { resendInvitation } from '../../domain/invitations/lifecycle/resend.ts';
import type { SeenMember } from '../../domain/members/change-membership.ts';
import { changeRole } from '../../domain/members/change-role.ts';
import { removeMember } from '../../domain/members/remove-member.ts';
import { roleWithArticle } from '../../text/roles.ts';
import { workspaceId } from '../api/workspace.ts';
import { callbacks } from '../blocks/ids.ts';
import { deniedActions, explainAccessDenied } from '../reply/access-denied.ts';
import type { Caller } from '../reply/caller.ts';
import type { SlackContext } from '../reply/context.ts';
import { explainError } from '../reply/error-texts.ts';
import { becomesNotice } from '../reply/submission-answer.ts';
import type { SubmissionArgs, SubmittedForm } from '../reply/submission-boundary.ts';
import {
  type ConfirmationState,
  readConfirmation,
  readOpenInvitations,
} from './confirmation-dialog-state.ts';
import { refreshView } from './refresh-view.ts';

/** An earlier version of wgw made the dialog, without the version of what it shows. */
class OutdatedDialogError extends Error {
  override readonly name = 'OutdatedDialogError';
}

const OUTDATED = 'wgw was updated after you opened this window. Nothing was done. Please open it again.';

/** Does what was confirmed; resolves with what became of it. */
type ConfirmedAction = (
  slack: SlackContext,
  actor: Actor,
  state: ConfirmationState,
  openInvitations: OpenInvitationsChoice,
) => Promise<string>;

const confirmedActions: Record<string, ConfirmedAction> = {
  async [callbacks.changeRole]({ domain }, actor, state, openInvitations) {
    const { id: memberId, role } = state;
    if (role === undefined) throw new Error('The form does not say which role.');
    const seen = seenMember(state);
    const member = await changeRole(domain, actor, { memberId, role, seen, openInvitations });
    return `${isOrAre(actor, member)} ${roleWithArticle(role)} now.`;
  },
  async [callbacks.removeMember]({ domain }, actor, state, openInvitations) {
    const seen = seenMember(state);
    const member = await removeMember(domain, actor, { memberId: state.id, seen, openInvitations });
    return `${isOrAre(actor, member)} not a member any more.`;
  },
  async [callbacks.cancelInvitation]({ domain }, actor, { id, version, expiresAt }) {
    if (version === undefined || expiresAt === undefined) throw new OutdatedDialogError();
    const { email } = await cancelInvitation(domain, actor, { invitationId: id, version, expiresAt });
    return `The invitation of ${email} is cancelled.`;
  },
  async [callbacks.resendInvitation]({ domain, sender }, actor, { id, version }) {
    if (version === undefined) throw new OutdatedDialogError();
    const { email } = await resendInvitation(domain, actor, { invitationId: id, version });
    return `${email} gets a new email from ${sender}. Earlier links no longer work.`;
  },
};

function seenMember({ version, openInvitations }: ConfirmationState): SeenMember {
  if (version === undefined || openInvitations === undefined) throw new OutdatedDialogError();
  return { version, openInvitations };
}

function isOrAre(actor: Actor, { id, name }: { readonly id: string; readonly name: string }): string {
  return id === actor.memberId ? 'You are' : `${name} is`;
}

/** A confirmation is given: it closes, and what stands behind it says what became of it. */
export function onConfirmationDialogSubmitted(
  slack: SlackContext,
  { view, body, context }: SubmissionArgs,
): SubmittedForm {
  const user = { workspaceId: workspaceId(context), userId: body.user.id };
  const act = confirmedActions[view.callback_id];
  if (act === undefined) throw new Error('No such confirmation.');
  const state = readConfirmation(view.private_metadata);
  const openInvitations = readOpenInvitations(view.state.values);
  const { origin } = state;
  const viewId = view.previous_view_id ?? undefined;

  /** A message changes by itself, a little later: the form says what became of it. */
  const toldBehind = (sentence?: string) =>
    origin.at !== 'message' && {
      afterwards: (client: WebClient) => refreshView(slack, client, user, { origin, viewId }, sentence),
    };
  return {
    refuse: (why) => becomesNotice([why]),
    answer: async () => {
      const actor = await findActor(slack.domain, user);
      try {
        if (actor === undefined) throw new DomainError('NOT_ALLOWED', { permission: 'members:remove' });
        const sentence = await act(slack, actor, state, openInvitations);
        const behind = toldBehind(sentence);
        return { ...becomesNotice([sentence]), ...(behind && { acknowledgement: undefined, ...behind }) };
      } catch (error) {
        // As whoever they are by now: they may have been removed meanwhile.
        const caller = { actor: await findActor(slack.domain, user) };
        const why = await explain(slack, user.workspaceId, caller, error);
        if (why === undefined) throw error;
        // What was not done stays in front of whoever asked for it, until they close it. What stands behind says by itself
        // that they are no member any more.
        return { ...becomesNotice(why), ...toldBehind(caller.actor && why.join(' ')) };
      }
    },
  };
}

async function explain(
  { domain }: SlackContext,
  workspace: string,
  caller: Caller,
  error: unknown,
): Promise<string[] | undefined> {
  if (error instanceof OutdatedDialogError) return [OUTDATED];
  if (!(error instanceof DomainError)) return undefined;
  if (error.is('NOT_ALLOWED'))
    return explainAccessDenied(domain, workspace, caller, deniedActions.manageMembers);
  const why = explainError(error);
  return why === undefined ? undefined : [why];
}
