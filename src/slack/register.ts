import type { App, ViewSubmitAction } from '@slack/bolt';
import type { SlackFace } from './face.ts';
import { callbacks, command } from './ids.ts';
import type { InFlight } from './in-flight.ts';
import type { SlackInstallations } from './installations.ts';
import { onCommand } from './listeners/command.ts';
import { type CommandArgs, commandBoundary } from './listeners/command-boundary.ts';
import { onInviteSubmission } from './listeners/invite-submission.ts';
import { type SubmissionArgs, submissionBoundary } from './listeners/submission-boundary.ts';
import { onUninstalled, type UninstalledArgs } from './listeners/uninstalled.ts';

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

  const listeners: Listeners = {
    commands: { [command]: commandBoundary(face, (args) => onCommand(face, args)) },
    submissions: { [callbacks.invite]: submissionBoundary(face, (args) => onInviteSubmission(face, args)) },
  };
  app.use(async ({ body, next }) => {
    if (!isListenedFor(body, listeners)) throw new UnknownRequestError();
    await next();
  });
  for (const [name, listener] of Object.entries(listeners.commands)) app.command(name, tracked(listener));
  for (const [callback_id, listener] of Object.entries(listeners.submissions)) {
    app.view({ type: 'view_submission', callback_id }, tracked(listener));
  }

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
}

function isListenedFor(body: object, { commands, submissions }: Listeners): boolean {
  if ('command' in body) return Object.hasOwn(commands, String(body.command));
  if ('view' in body && 'type' in body && body.type === 'view_submission') {
    return Object.hasOwn(submissions, (body as ViewSubmitAction).view.callback_id);
  }
  return 'type' in body && body.type === 'event_callback';
}
