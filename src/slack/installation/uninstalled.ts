import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { workspaceId } from '../api/workspace.ts';
import type { SlackInstallations } from './installations.ts';

export type UninstalledArgs = SlackEventMiddlewareArgs<'app_uninstalled' | 'tokens_revoked'> &
  AllMiddlewareArgs;

/**
 * The workspace removed wgw, or took the bot's token back: what was kept of it opens nothing any more. Slack may say
 * so minutes late, when wgw is installed again.
 */
export async function onUninstalled(
  installations: SlackInstallations,
  { body, event, context }: UninstalledArgs,
): Promise<void> {
  // A revoked user token is not ours: wgw asks for none.
  if (event.type === 'tokens_revoked' && !event.tokens.bot?.length) return;
  await installations.forget(workspaceId(context), endOfSecond(body.event_time));
}

/** Slack's time is in whole seconds: what was installed within the same one was there before. */
function endOfSecond(seconds: number): Date {
  return new Date(seconds * 1000 + 999);
}
