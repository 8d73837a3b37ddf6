import { AuthorizationError } from '@slack/oauth';
import type { BotTokenOf } from '../api/clients.ts';
import { NotInstalledError } from '../api/not-installed-error.ts';
import type { Oauth } from './oauth.ts';

/** The token of a single workspace, from the environment. */
export function oneBotToken(botToken: string): BotTokenOf {
  return async () => botToken;
}

/** The tokens of all workspaces that installed wgw, from the database. */
export function installedBotTokens({ provider }: Oauth): BotTokenOf {
  return async (workspaceId) => {
    // The first letter of Slack's ids tells their kind: E for an enterprise, T for a workspace.
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
