import { stableId } from './aliases.ts';
import type { App } from './app.ts';
import { ADMINISTRATOR_TOKEN, botIdOf, botUserIdOf, type Emulator, startEmulator } from './emulator.ts';
import { botScopes, type ChannelSeed, type PersonSeed, type WorkspaceSeed } from './seed.ts';

export interface Person extends PersonSeed {
  id: string;
}

interface Channel extends ChannelSeed {
  id: string;
}

export interface Token {
  value: string;
  scopes: readonly string[];
  /** Slack refuses all calls with a revoked token. */
  revoked: boolean;
}

export interface Workspace {
  teamId: string;
  name: string;
  domain: string;
  botToken: string;
  botId: string;
  botUserId: string;
  people: readonly Person[];
  channels: readonly Channel[];
  emulator: Emulator;
  /** The bot's tokens. */
  tokens: Map<string, Token>;
  /** Direct messages between the bot and a person: channel id → user id. */
  directMessages: Map<string, string>;
  /** OAuth codes that were issued and not exchanged yet. */
  codes: Set<string>;
  /** Finds a person by handle or id. */
  findPerson(nameOrId: string): Person | undefined;
  /** Finds a channel by name, with or without #, or id. */
  findChannel(nameOrId: string): Channel | undefined;
}

const INVITES_AT_ONCE = 100;

/** The parts of a person that can change while the workspace runs. */
export type PersonChange = Pick<PersonSeed, 'email' | 'emailConfirmed' | 'kind' | 'unknown'>;

export async function startWorkspace(seed: WorkspaceSeed, app: App): Promise<Workspace> {
  const scopes = seed.scopes ?? botScopes;
  const botToken = `xoxb-${seed.domain}-bot-token`;
  const emulator = await startEmulator({ ...seed, scopes }, app, botToken);
  const ids = await listIds(emulator);
  const people = seed.people.map((person) => {
    const id = stableId(person.global ? 'W' : 'U', seed.domain, person.name);
    emulator.alias(idOf(ids, person.name), id);
    return { ...person, id };
  });
  const existing = await listChannelIds(emulator);
  const channels = await Promise.all(
    seed.channels.map(async (channel): Promise<Channel> => {
      const id = stableId('C', seed.domain, channel.name);
      emulator.alias(existing.get(channel.name) ?? (await createChannel(emulator, channel)), id);
      const members = people
        .filter(({ name }) => (channel.members ?? [name]).includes(name))
        .map((it) => it.id);
      await invite(emulator, id, channel.bot === false ? members : [...members, botUserIdOf(seed)]);
      return { ...channel, id };
    }),
  );
  return {
    teamId: seed.teamId,
    name: seed.name,
    domain: seed.domain,
    botToken,
    botId: botIdOf(seed),
    botUserId: botUserIdOf(seed),
    people,
    channels,
    emulator,
    tokens: new Map(
      seed.installed === false ? [] : [[botToken, { value: botToken, scopes, revoked: false }]],
    ),
    directMessages: new Map(),
    codes: new Set(),
    findPerson: (nameOrId) => people.find((person) => person.name === nameOrId || person.id === nameOrId),
    findChannel: (nameOrId) =>
      channels.find((channel) => channel.name === nameOrId.replace(/^#/, '') || channel.id === nameOrId),
  };
}

/** Changes a person. Throws if Slack would not allow it. */
export function changePerson(workspace: Workspace, person: Person, change: PersonChange): void {
  const changed = { ...person, ...change };
  const address = changed.email?.toLowerCase();
  const hasAddress = (it: PersonSeed) => isActive(it) && it.email?.toLowerCase() === address;
  const other = workspace.people.find((it) => it !== person && hasAddress(it));
  // Two active accounts cannot have the same address.
  if (address !== undefined && isActive(changed) && other !== undefined) {
    throw new Error(`${other.name} already has the address ${address}.`);
  }
  Object.assign(person, change);
}

/** Whether a person can use the workspace. */
export function isActive({ kind, unknown = false }: PersonSeed): boolean {
  return kind !== 'deactivated' && !unknown;
}

async function listIds(emulator: Emulator): Promise<Map<string, string>> {
  const { members } = await emulator.call('users.list', { limit: 1000 }, ADMINISTRATOR_TOKEN);
  return new Map((members as { name: string; id: string }[]).map(({ name, id }) => [name, id]));
}

function idOf(ids: Map<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`emulate has nobody called ${name}`);
  return id;
}

async function listChannelIds(emulator: Emulator): Promise<Map<string, string>> {
  const { channels } = await emulator.call('conversations.list', { limit: 1000 }, ADMINISTRATOR_TOKEN);
  return new Map((channels as { name: string; id: string }[]).map(({ name, id }) => [name, id]));
}

async function createChannel(emulator: Emulator, channel: ChannelSeed): Promise<string> {
  const created = await emulator.call(
    'conversations.create',
    { name: channel.name, is_private: channel.private ?? false },
    ADMINISTRATOR_TOKEN,
  );
  if (!created.ok) throw new Error(`emulate did not create #${channel.name}: ${created.error}`);
  return (created.channel as { id: string }).id;
}

async function invite(emulator: Emulator, channel: string, users: string[]): Promise<void> {
  for (let start = 0; start < users.length; start += INVITES_AT_ONCE) {
    const some = users.slice(start, start + INVITES_AT_ONCE).join(',');
    const invited = await emulator.call(
      'conversations.invite',
      { channel, users: some },
      ADMINISTRATOR_TOKEN,
    );
    if (!invited.ok) throw new Error(`emulate did not let people into ${channel}: ${invited.error}`);
  }
}
