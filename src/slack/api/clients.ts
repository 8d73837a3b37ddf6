import { WebClient, type WebClientOptions } from '@slack/web-api';

/** The token that the bot has in a workspace; rejects with NotInstalledError where it has none. */
export type BotTokenOf = (workspaceId: string) => Promise<string>;

// Of as many workspaces as are busy at a time.
const MOST_KEPT = 1000;

/**
 * A client for each workspace; rejects with NotInstalledError. A client is kept as long as its token is the
 * workspace's: making one takes longer than the rest of most requests.
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
    if (clients.size >= MOST_KEPT) clients.clear();
    const client = new WebClient(token, options);
    clients.set(token, client);
    return client;
  };
}
