import type { AllMiddlewareArgs, AnyMiddlewareArgs, App } from '@slack/bolt';
import { onReplacementDecided } from './account-replacements/decide-replacement.ts';
import { onActivitySubmission, openActivity, updateActivity } from './activity/activity.ts';
import { userOf } from './api/workspace.ts';
import {
  type ActionId,
  actions,
  type CallbackId,
  callbacks,
  command,
  filterFields,
  inviteFromMessageShortcut,
} from './blocks/ids.ts';
import type { InFlight } from './bolt/in-flight.ts';
import { onCommand } from './commands.ts';
import { type HomeOpenedArgs, onHomeOpened } from './home/home-opened.ts';
import type { SlackInstallations } from './installation/installations.ts';
import { onUninstalled, type UninstalledArgs } from './installation/uninstalled.ts';
import { onInvitationAnswered } from './invitations/answer-invitation.ts';
import { onExtended } from './invitations/extend-invitations.ts';
import { inviteFromMessage } from './invite/invite-from-message.ts';
import { emptyInvite, openInvite } from './invite/open-invite.ts';
import { onInviteSubmission } from './invite/submit-invite.ts';
import { type ActionArgs, inPlaceBoundary, openingBoundary } from './reply/action-boundary.ts';
import type { SlackContext } from './reply/context.ts';
import { type SubmissionArgs, submissionBoundary } from './reply/submission-boundary.ts';
import {
  type CommandArgs,
  commandBoundary,
  type MessageShortcutArgs,
  shortcutBoundary,
} from './reply/view-boundary.ts';
import { onRequestDecided } from './requests/decide-request.ts';
import { openSettings } from './settings/open-settings.ts';
import { onSettingsSubmission } from './settings/settings-submission.ts';
import { openInvitationDialog, openMemberDialog } from './team/open-confirmation-dialog.ts';
import { onRosterSubmission, openRoster, updateRoster } from './team/roster.ts';
import {
  onCancellationConfirmed,
  onRemovalConfirmed,
  onResendConfirmed,
  onRoleConfirmed,
} from './team/submit-confirmation-dialog.ts';
import { onUserChanged, type UserChangedArgs } from './team/user-changed.ts';

/** Slack sent something that has no listener. Without this error, Bolt would leave it unanswered for 3 seconds. */
export class UnknownRequestError extends Error {
  override readonly name = 'UnknownRequestError';
}

/** Registers everything that wgw listens for in Slack. */
export function registerListeners(
  app: App,
  slack: SlackContext,
  inFlight: InFlight,
  installations?: SlackInstallations,
): void {
  const listeners = tableOfListeners(slack, installations);
  // One middleware finds the listener in a table. Bolt itself would try every listener at each interaction, which costs more
  // than all the rest of a short answer.
  app.use((args) => inFlight.track(dispatch(listeners, args)));
}

type AnyArgs = AnyMiddlewareArgs & AllMiddlewareArgs;

/** @throws UnknownRequestError */
async function dispatch(listeners: Listeners, args: AnyArgs): Promise<void> {
  if (isCommand(args)) return listenerIn(listeners.commands, args.command.command)(args);
  if (isSubmission(args)) return listenerIn(listeners.submissions, args.view.callback_id)(args);
  if (isAction(args)) return listenerIn(listeners.actions, args.action.action_id)(args);
  if (isMessageShortcut(args)) return listenerIn(listeners.messageShortcuts, args.shortcut.callback_id)(args);
  // Bolt acknowledges every event, also those that wgw does not listen for.
  if ('event' in args) return listeners.onEvent(args);
  throw new UnknownRequestError();
}

const isCommand = (args: AnyArgs): args is CommandArgs => 'command' in args;
const isSubmission = (args: AnyArgs): args is SubmissionArgs => isOfType(args, 'view_submission');
const isAction = (args: AnyArgs): args is ActionArgs => isOfType(args, 'block_actions');
const isMessageShortcut = (args: AnyArgs): args is MessageShortcutArgs => isOfType(args, 'message_action');
const isHomeOpened = (args: AnyArgs): args is HomeOpenedArgs => isEvent(args, 'app_home_opened');
const isUserChanged = (args: AnyArgs): args is UserChangedArgs => isEvent(args, 'user_change');
const isUninstalled = (args: AnyArgs): args is UninstalledArgs =>
  isEvent(args, 'app_uninstalled') || isEvent(args, 'tokens_revoked');

function isEvent(args: AnyArgs, type: string): boolean {
  return 'event' in args && args.event.type === type;
}

function isOfType({ body }: AnyArgs, type: string): boolean {
  return 'type' in body && body.type === type;
}

/** @throws UnknownRequestError */
function listenerIn<Listener>(table: Readonly<Record<string, Listener>>, name: string): Listener {
  const listener = Object.hasOwn(table, name) ? table[name] : undefined;
  if (listener === undefined) throw new UnknownRequestError();
  return listener;
}

/** A callback id or action id without a listener does not compile. */
interface Listeners {
  readonly commands: Readonly<Record<typeof command, (args: CommandArgs) => Promise<void>>>;
  readonly submissions: Readonly<Record<CallbackId, (args: SubmissionArgs) => Promise<void>>>;
  readonly actions: Readonly<Record<ActionId, (args: ActionArgs) => Promise<void>>>;
  readonly messageShortcuts: Readonly<
    Record<typeof inviteFromMessageShortcut, (args: MessageShortcutArgs) => Promise<void>>
  >;
  readonly onEvent: (args: AnyArgs) => Promise<void>;
}

function tableOfListeners(slack: SlackContext, installations: SlackInstallations | undefined): Listeners {
  const submission = (read: typeof onInviteSubmission) =>
    submissionBoundary(slack, (args) => read(slack, args));
  const opening = (listener: typeof openMemberDialog) =>
    openingBoundary(slack, (args) => listener(slack, args));
  const inPlace = (listener: typeof updateRoster) => inPlaceBoundary(slack, (args) => listener(slack, args));
  const fromHome = (open: typeof openActivity) => openingBoundary(slack, (args) => open(slack, userOf(args)));

  return {
    commands: { [command]: commandBoundary(slack, (args) => onCommand(slack, args)) },
    submissions: {
      [callbacks.invite]: submission(onInviteSubmission),
      [callbacks.request]: submission(onInviteSubmission),
      [callbacks.roster]: submission(onRosterSubmission),
      [callbacks.activity]: submission(onActivitySubmission),
      [callbacks.settings]: submission(onSettingsSubmission),
      [callbacks.changeRole]: submission(onRoleConfirmed),
      [callbacks.removeMember]: submission(onRemovalConfirmed),
      [callbacks.cancelInvitation]: submission(onCancellationConfirmed),
      [callbacks.resendInvitation]: submission(onResendConfirmed),
    },
    actions: {
      [actions.openInvite]: fromHome((_, user) => openInvite(slack, user, emptyInvite)),
      [actions.openRoster]: fromHome(openRoster),
      [actions.openActivity]: fromHome(openActivity),
      [actions.openSettings]: fromHome((_, user) => openSettings(slack, user, { isFromHome: true })),
      [actions.manageMember]: opening(openMemberDialog),
      [actions.manageInvitation]: opening(openInvitationDialog),
      [filterFields.words]: inPlace(updateRoster),
      [filterFields.show]: inPlace(updateRoster),
      [filterFields.role]: inPlace(updateRoster),
      [actions.rosterPrevious]: inPlace(updateRoster),
      [actions.rosterNext]: inPlace(updateRoster),
      [filterFields.person]: inPlace(updateActivity),
      [filterFields.kind]: inPlace(updateActivity),
      [actions.activityPrevious]: inPlace(updateActivity),
      [actions.activityNext]: inPlace(updateActivity),
      [actions.approveRequest]: inPlace(onRequestDecided),
      [actions.declineRequest]: inPlace(onRequestDecided),
      [actions.approveReplacement]: inPlace(onReplacementDecided),
      [actions.declineReplacement]: inPlace(onReplacementDecided),
      [actions.extendInvitations]: inPlace(onExtended),
      [actions.acceptInvitation]: inPlace(onInvitationAnswered),
      [actions.declineInvitation]: inPlace(onInvitationAnswered),
    },
    messageShortcuts: {
      [inviteFromMessageShortcut]: shortcutBoundary(slack, (args) => inviteFromMessage(slack, args)),
    },
    async onEvent(args) {
      if (isHomeOpened(args)) return onHomeOpened(slack, args);
      if (isUserChanged(args)) return onUserChanged(slack, args);
      if (installations !== undefined && isUninstalled(args)) return onUninstalled(installations, args);
    },
  };
}
