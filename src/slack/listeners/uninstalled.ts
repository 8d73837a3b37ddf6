import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { SlackInstallations } from '../installations.ts';

type EventArgs = SlackEventMiddlewareArgs<'app_uninstalled' | 'tokens_revoked'> & AllMiddlewareArgs;

/** The workspace removed wgw, or took the bot's token back: what was kept of it opens nothing any more. */
export async function onUninstalled(
  installations: SlackInstallations,
  { body, event }: EventArgs,
): Promise<void> {
  // A revoked user token is not ours: wgw asks for none.
  if (event.type === 'tokens_revoked' && !event.tokens.bot?.length) return;
  const { team_id: teamId, enterprise_id: enterpriseId } = body;
  await installations.deleteInstallation(
    body.is_enterprise_install && enterpriseId !== undefined
      ? { isEnterpriseInstall: true, enterpriseId, teamId: undefined }
      : { isEnterpriseInstall: false, enterpriseId, teamId },
  );
}
