import type { App, BlockAction, MessageShortcut, ViewSubmitAction } from '@slack/bolt';
import type { SlackFace } from './face.ts';
import { actions, callbacks, command, filterBlocks, inviteFromMessageShortcut } from './ids.ts';
import type { InFlight } from './in-flight.ts';
import type { SlackInstallations } from './installations.ts';
import { type ActionArgs, inPlaceBoundary, openingBoundary, userOf } from './listeners/action-boundary.ts';
import { onCommand } from './listeners/command.ts';
import { type CommandArgs, commandBoundary } from './listeners/command-boundary.ts';
import { onConfirmed } from './listeners/confirmed.ts';
import { onRequestDecided } from './listeners/decide-request.ts';
import { type HomeOpenedArgs, onHomeOpened } from './listeners/home.ts';
import { inviteFromMessage, type MessageShortcutArgs } from './listeners/invite-from-message.ts';
import { onInviteSubmission } from './listeners/invite-submission.ts';
import { openActivity } from './listeners/open-activity.ts';
import { openInvitationConfirmation, openMemberConfirmation } from './listeners/open-confirmation.ts';
import { openInvite } from './listeners/open-invite.ts';
import { openRoster } from './listeners/open-roster.ts';
import { openSettings } from './listeners/open-settings.ts';
import { onSettingsSubmission } from './listeners/settings-submission.ts';
import { shortcutBoundary } from './listeners/shortcut-boundary.ts';
import { type SubmissionArgs, submissionBoundary } from './listeners/submission-boundary.ts';
import { onUninstalled, type UninstalledArgs } from './listeners/uninstalled.ts';
import { onActivitySubmission, updateActivity } from './listeners/update-activity.ts';
import { onRosterSubmission, updateRoster } from './listeners/update-roster.ts';

/** A request that nothing listens for: Bolt would let it wait for 3 s. */
export class UnknownRequestError extends Error {
  override readonly name = 'UnknownRequestError';
}

/** Everything that wgw listens for in Slack. */
export function registerListeners(
  app: App,
  face: SlackFace,
  inFlight: InFlight,
  installations?: SlackInstallations,
): void {
  const tracked =
    <Args>(listener: (args: Args) => Promise<void>) =>
    (args: Args) =>
      inFlight.track(listener(args));

  const listeners = tableOfListeners(face);
  app.use(async ({ body, next }) => {
    if (!isListenedFor(body, listeners)) throw new UnknownRequestError();
    await next();
  });
  for (const [name, listener] of Object.entries(listeners.commands)) app.command(name, tracked(listener));
  for (const [callback_id, listener] of Object.entries(listeners.submissions)) {
    app.view({ type: 'view_submission', callback_id }, tracked(listener));
  }
  for (const [action_id, listener] of Object.entries(listeners.actions)) {
    app.action<BlockAction>({ type: 'block_actions', action_id }, tracked(listener));
  }
  for (const [callback_id, listener] of Object.entries(listeners.messageShortcuts)) {
    app.shortcut<MessageShortcut>({ type: 'message_action', callback_id }, tracked(listener));
  }
  app.event(
    'app_home_opened',
    tracked((args: HomeOpenedArgs) => onHomeOpened(face, args)),
  );

  if (installations === undefined) return;
  const uninstalled = tracked((args: UninstalledArgs) => onUninstalled(installations, args));
  app.event('app_uninstalled', uninstalled);
  app.event('tokens_revoked', uninstalled);
}

interface Listeners {
  /** By what is typed. */
  readonly commands: Readonly<Record<string, (args: CommandArgs) => Promise<void>>>;
  /** By the callback id of the form. */
  readonly submissions: Readonly<Record<string, (args: SubmissionArgs) => Promise<void>>>;
  /** By the action id of the button, menu or field. */
  readonly actions: Readonly<Record<string, (args: ActionArgs) => Promise<void>>>;
  /** By the callback id of the shortcut. */
  readonly messageShortcuts: Readonly<Record<string, (args: MessageShortcutArgs) => Promise<void>>>;
}

function tableOfListeners(face: SlackFace): Listeners {
  const submission = (read: typeof onInviteSubmission) =>
    submissionBoundary(face, (args) => read(face, args));
  const opening = (listener: typeof openMemberConfirmation) =>
    openingBoundary(face, (args) => listener(face, args));
  const inPlace = (listener: typeof updateRoster) => inPlaceBoundary(face, (args) => listener(face, args));
  const fromHome = (open: typeof openActivity) => openingBoundary(face, (args) => open(face, userOf(args)));
  const nobody = { addresses: '', people: [], isTyped: false, place: { isFromHome: true } };

  return {
    commands: { [command]: commandBoundary(face, (args) => onCommand(face, args)) },
    submissions: {
      [callbacks.invite]: submission(onInviteSubmission),
      [callbacks.request]: submission(onInviteSubmission),
      [callbacks.roster]: submission(onRosterSubmission),
      [callbacks.activity]: submission(onActivitySubmission),
      [callbacks.settings]: submission(onSettingsSubmission),
      [callbacks.changeRole]: submission(onConfirmed),
      [callbacks.removeMember]: submission(onConfirmed),
      [callbacks.cancelInvitation]: submission(onConfirmed),
      [callbacks.resendInvitation]: submission(onConfirmed),
    },
    actions: {
      [actions.openInvite]: openingBoundary(face, (args) => openInvite(face, userOf(args), nobody)),
      [actions.openRoster]: fromHome(openRoster),
      [actions.openActivity]: fromHome(openActivity),
      [actions.openSettings]: fromHome((_, user) => openSettings(face, user, { isFromHome: true })),
      [actions.manageMember]: opening(openMemberConfirmation),
      [actions.manageInvitation]: opening(openInvitationConfirmation),
      [filterBlocks.words]: inPlace(updateRoster),
      [filterBlocks.show]: inPlace(updateRoster),
      [filterBlocks.role]: inPlace(updateRoster),
      [actions.rosterPrevious]: inPlace(updateRoster),
      [actions.rosterNext]: inPlace(updateRoster),
      [filterBlocks.person]: inPlace(updateActivity),
      [filterBlocks.kind]: inPlace(updateActivity),
      [actions.activityPrevious]: inPlace(updateActivity),
      [actions.activityNext]: inPlace(updateActivity),
      [actions.approveRequest]: inPlace(onRequestDecided),
      [actions.declineRequest]: inPlace(onRequestDecided),
    },
    messageShortcuts: {
      [inviteFromMessageShortcut]: shortcutBoundary(face, (args) => inviteFromMessage(face, args)),
    },
  };
}

function isListenedFor(body: object, listeners: Listeners): boolean {
  if ('command' in body) return Object.hasOwn(listeners.commands, String(body.command));
  if (!('type' in body)) return false;
  switch (body.type) {
    case 'view_submission':
      return Object.hasOwn(listeners.submissions, (body as ViewSubmitAction).view.callback_id);
    case 'block_actions':
      return (body as BlockAction).actions.every(({ action_id }) =>
        Object.hasOwn(listeners.actions, action_id),
      );
    case 'message_action':
      return Object.hasOwn(listeners.messageShortcuts, (body as MessageShortcut).callback_id);
    default:
      return body.type === 'event_callback';
  }
}
