import type { App, ViewSubmitAction } from '@slack/bolt';
import type { SlackFace } from './face.ts';
import { callbacks, command } from './ids.ts';
import type { InFlight } from './in-flight.ts';
import type { SlackInstallations } from './installations.ts';
import { onCommand } from './listeners/command.ts';
import { commandBoundary } from './listeners/command-boundary.ts';
import { onInviteSubmission } from './listeners/invite-submission.ts';
import { submissionBoundary } from './listeners/submission-boundary.ts';
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

  app.use(async ({ body, next }) => {
    if (!isListenedFor(body)) throw new UnknownRequestError();
    await next();
  });
  app.command(command, tracked(commandBoundary(face, (args) => onCommand(face, args))));
  app.view(
    { type: 'view_submission', callback_id: callbacks.invite },
    tracked(submissionBoundary(face, (args) => onInviteSubmission(face, args))),
  );

  if (installations === undefined) return;
  const uninstalled = tracked((args: UninstalledArgs) => onUninstalled(installations, args));
  app.event('app_uninstalled', uninstalled);
  app.event('tokens_revoked', uninstalled);
}

function isListenedFor(body: object): boolean {
  if ('command' in body) return body.command === command;
  if ('view' in body && 'type' in body && body.type === 'view_submission') {
    return (body as ViewSubmitAction).view.callback_id === callbacks.invite;
  }
  return 'type' in body && body.type === 'event_callback';
}
