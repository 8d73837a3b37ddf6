import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { SlackInstallations } from '../installations.ts';

export type UninstalledArgs = SlackEventMiddlewareArgs<'app_uninstalled' | 'tokens_revoked'> &
  AllMiddlewareArgs;

/**
 * The workspace removed wgw, or took the bot's token back: what was kept of it opens nothing any more. Slack may say
 * so minutes late, when wgw is installed again.
 */
export async function onUninstalled(
  installations: SlackInstallations,
  { body, event }: UninstalledArgs,
): Promise<void> {
  // A revoked user token is not ours: wgw asks for none.
  if (event.type === 'tokens_revoked' && !event.tokens.bot?.length) return;
  const { team_id: teamId, enterprise_id: enterpriseId } = body;
  await installations.forget(
    body.is_enterprise_install && enterpriseId !== undefined
      ? { isEnterpriseInstall: true, enterpriseId, teamId: undefined }
      : { isEnterpriseInstall: false, enterpriseId, teamId },
    endOfSecond(body.event_time),
  );
}

/** Slack's time is in whole seconds: what was installed within the same one was there before. */
function endOfSecond(seconds: number): Date {
  return new Date(seconds * 1000 + 999);
}
