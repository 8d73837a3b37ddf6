import type { App } from '@slack/bolt';
import type { SlackFace } from './face.ts';
import { callbacks, command } from './ids.ts';
import type { SlackInstallations } from './installations.ts';
import { commandBoundary, submissionBoundary } from './listeners/boundary.ts';
import { onCommand } from './listeners/command.ts';
import { onInviteSubmission } from './listeners/invite-submission.ts';
import { onUninstalled } from './listeners/uninstalled.ts';

/** Everything that wgw listens for in Slack. */
export function registerListeners(app: App, face: SlackFace, installations?: SlackInstallations): void {
  app.command(
    command,
    commandBoundary(face.logger, (args) => onCommand(face, args)),
  );
  app.view(
    { type: 'view_submission', callback_id: callbacks.invite },
    submissionBoundary(face.logger, (args) => onInviteSubmission(face, args)),
  );

  if (installations === undefined) return;
  app.event('app_uninstalled', (args) => onUninstalled(installations, args));
  app.event('tokens_revoked', (args) => onUninstalled(installations, args));
}
