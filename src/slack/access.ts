import type { AppOptions } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Oauth } from './oauth.ts';
import { parseCommand } from './parse-command.ts';

/** With whose token wgw acts. */
export interface SlackAccess {
  /** For Bolt: the token that goes with a request. */
  readonly authorize: NonNullable<AppOptions['authorize']>;
  /** For jobs: a client for a workspace; rejects where wgw is no longer installed there. */
  readonly clientFor: (workspaceId: string) => Promise<WebClient>;
}

// A job that fails is tried again by its queue: tries of the client's own would only add duplicates.
const jobClientOptions = { retryConfig: { retries: 0 } };

/** One workspace, whose token is in the environment. */
export function accessByToken(botToken: string, clientOptions: WebClientOptions): SlackAccess {
  const client = new WebClient(botToken, { ...clientOptions, ...jobClientOptions });
  return { authorize: async () => ({ botToken }), clientFor: async () => client };
}

/** Every workspace that installed wgw, whose tokens are in the database. */
export function accessByOauth({ provider }: Oauth, clientOptions: WebClientOptions): SlackAccess {
  return {
    // Help needs no token, and so no look into the database.
    authorize: async (source, body) => (asksForHelp(body) ? {} : provider.authorize(source)),
    clientFor: async (workspaceId) => {
      // Slack's ids tell their kind: an enterprise's begins with E, a workspace's with T.
      const isEnterpriseInstall = workspaceId.startsWith('E');
      const { botToken } = await provider.authorize(
        isEnterpriseInstall
          ? { isEnterpriseInstall, enterpriseId: workspaceId, teamId: undefined }
          : { isEnterpriseInstall, enterpriseId: undefined, teamId: workspaceId },
      );
      return new WebClient(botToken, { ...clientOptions, ...jobClientOptions });
    },
  };
}

function asksForHelp(body: unknown): boolean {
  const isCommand = typeof body === 'object' && body !== null && 'command' in body && 'text' in body;
  return isCommand && typeof body.text === 'string' && parseCommand(body.text).kind === 'help';
}
