import { AuthorizationError } from '@slack/oauth';
import { NotInstalledError } from './installations.ts';
import type { Oauth } from './oauth.ts';

/** The token that the bot has in a workspace; rejects with NotInstalledError where it has none. */
export type BotTokenOf = (workspaceId: string) => Promise<string>;

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
