import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { workspaceId } from '../api/workspace.ts';
import type { SlackInstallations } from './installations.ts';

export type UninstalledArgs = SlackEventMiddlewareArgs<'app_uninstalled' | 'tokens_revoked'> &
  AllMiddlewareArgs;

/**
 * Forgets the grant of a workspace that removed wgw or revoked the bot's token. Slack may send the event minutes late, when
 * wgw is installed again.
 */
export async function onUninstalled(
  installations: SlackInstallations,
  { body, event, context }: UninstalledArgs,
): Promise<void> {
  // wgw has no user tokens, so their revocation does not matter.
  if (event.type === 'tokens_revoked' && !event.tokens.bot?.length) return;
  await installations.forget(workspaceId(context), endOfSecond(body.event_time));
}

/** Slack's time is in whole seconds: an installation in the same second was there before. */
function endOfSecond(seconds: number): Date {
  return new Date(seconds * 1000 + 999);
}
