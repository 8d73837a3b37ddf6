import { createEmulator } from 'emulate';
import { post } from '../post.ts';
import { createAliases } from './aliases.ts';
import type { App } from './app.ts';
import type { WorkspaceSeed } from './seed.ts';

export interface SlackAnswer {
  ok: boolean;
  error?: string;
  [field: string]: unknown;
}

/** The state of one workspace in `emulate`: people, channels, messages, views. */
export interface Emulator {
  /** Calls a Web API method, as the bot unless another token is given. */
  call(method: string, args?: Record<string, unknown>, token?: string): Promise<SlackAnswer>;
  /** Replaces an id of `emulate` with one of ours. */
  alias(emulatedId: string, ownId: string): void;
  /** Approves the app on the consent page, as a person. Returns the OAuth code. */
  approve(grant: Grant): Promise<string>;
  /** Forwards the app's HTTP request that exchanges the code. */
  exchangeCode(body: string, authorization: string | undefined): Promise<SlackAnswer>;
  close(): Promise<void>;
}

interface Grant {
  userId: string;
  clientId: string;
  scope: string;
  redirectUri: string;
  state: string;
}

/** The token of an administrator of the workspace, for setting it up. */
export const ADMINISTRATOR_TOKEN = 'xoxp-administrator';

/**
 * Starts an `emulate` for one workspace. Its team always has the same id, and its people and channels have random ids.
 * This code translates ids in both directions.
 */
export async function startEmulator(seed: WorkspaceSeed, app: App, botToken: string): Promise<Emulator> {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        team: { name: seed.name, domain: seed.domain },
        users: seed.people.map((person) => ({
          name: person.name,
          real_name: person.realName,
          email: person.unknown ? '' : (person.email ?? ''),
        })),
        oauth_apps: [
          {
            app_id: app.id,
            client_id: app.clientId,
            client_secret: app.clientSecret,
            name: app.name,
            redirect_uris: [],
            scopes: [...(seed.scopes ?? [])],
            bot_id: botIdOf(seed),
            bot_user_id: botUserIdOf(seed),
            bot_name: 'wgw',
          },
        ],
        tokens: [
          {
            token: botToken,
            type: 'bot',
            user_id: botUserIdOf(seed),
            app_id: app.id,
            bot_id: botIdOf(seed),
            bot_user_id: botUserIdOf(seed),
            scopes: [...(seed.scopes ?? [])],
          },
          { token: ADMINISTRATOR_TOKEN, type: 'user', user_id: 'U000000001' },
        ],
      },
    },
  });
  const base = new URL(emulator.url);
  base.hostname = '127.0.0.1';

  const aliases = createAliases();
  aliases.add('T000000001', seed.teamId);

  return {
    async call(method, args = {}, token = botToken) {
      const { status, body } = await post(new URL(`/api/${method}`, base), {
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: aliases.toEmulated(JSON.stringify(args)),
      });
      const text = aliases.toOwn(body);
      if (status !== 200) throw new Error(`emulate answered ${status} to ${method}: ${text}`);
      return JSON.parse(text) as SlackAnswer;
    },
    alias: aliases.add,
    async approve(grant) {
      const response = await fetch(new URL('/oauth/v2/authorize/callback', base), {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({
          user_id: aliases.toEmulated(grant.userId),
          client_id: grant.clientId,
          scope: grant.scope,
          redirect_uri: grant.redirectUri,
          state: grant.state,
        }),
      });
      const code = new URL(response.headers.get('location') ?? '', base).searchParams.get('code');
      if (code === null) throw new Error(`emulate gave no code: ${response.status} ${await response.text()}`);
      return code;
    },
    async exchangeCode(body, authorization) {
      const response = await fetch(new URL('/api/oauth.v2.access', base), {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          ...(authorization ? { authorization } : {}),
        },
        body,
      });
      return JSON.parse(aliases.toOwn(await response.text())) as SlackAnswer;
    },
    close: () => emulator.close(),
  };
}

export const botIdOf = (seed: WorkspaceSeed): string => `B0${seed.teamId.slice(2)}`;
export const botUserIdOf = (seed: WorkspaceSeed): string => `U0WGW${seed.teamId.slice(2)}`;
