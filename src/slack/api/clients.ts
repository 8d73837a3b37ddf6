import { WebClient, type WebClientOptions } from '@slack/web-api';

/** The bot's token in a workspace. Rejects with NotInstalledError if there is none. */
export type BotTokenOf = (workspaceId: string) => Promise<string>;

// Enough for the workspaces that are active at the same time.
const MAX_CLIENTS = 1000;

/**
 * Creates a function that returns the client of a workspace, or rejects with NotInstalledError. It reuses a client while
 * the workspace has the same token: creating one takes longer than the rest of most requests.
 */
export function createClients(
  botTokenOf: BotTokenOf,
  options: WebClientOptions,
): (workspaceId: string) => Promise<WebClient> {
  const clients = new Map<string, WebClient>();
  return async (workspaceId) => {
    const token = await botTokenOf(workspaceId);
    const kept = clients.get(token);
    if (kept !== undefined) return kept;
    if (clients.size >= MAX_CLIENTS) clients.clear();
    const client = new WebClient(token, options);
    clients.set(token, client);
    return client;
  };
}
