import { AuthorizationError } from '@slack/oauth';
import type { BotTokenOf } from '../api/clients.ts';
import { NotInstalledError } from '../api/not-installed-error.ts';
import type { Oauth } from './oauth.ts';

/** One workspace, whose token is in the environment. */
export function oneBotToken(botToken: string): BotTokenOf {
  return async () => botToken;
}

/** Every workspace that installed wgw, whose tokens are in the database. */
export function installedBotTokens({ provider }: Oauth): BotTokenOf {
  return async (workspaceId) => {
    // Slack's ids tell their kind: an enterprise's begins with E, a workspace's with T.
    const isEnterpriseInstall = workspaceId.startsWith('E');
    const { botToken } = await provider
      .authorize(
        isEnterpriseInstall
          ? { isEnterpriseInstall, enterpriseId: workspaceId, teamId: undefined }
          : { isEnterpriseInstall, enterpriseId: undefined, teamId: workspaceId },
      )
      .catch((error: unknown) => {
        throw error instanceof AuthorizationError && error.original ? error.original : error;
      });
    if (botToken === undefined) throw new NotInstalledError();
    return botToken;
  };
}
