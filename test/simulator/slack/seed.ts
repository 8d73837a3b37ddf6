/** What a simulated workspace is made of. Everything not said takes the ordinary value. */
export interface WorkspaceSeed {
  teamId: string;
  name: string;
  domain: string;
  /** Scopes that the app's bot token holds. */
  scopes?: readonly string[];
  /** Whether the app is in the workspace from the start, with `botToken`; otherwise it comes with OAuth. */
  installed?: boolean;
  people: readonly PersonSeed[];
  channels: readonly ChannelSeed[];
}

export interface PersonSeed {
  /** The handle, which tests call the person by. */
  name: string;
  realName: string;
  email?: string;
  /** Ordinarily true where there is an address. */
  emailConfirmed?: boolean;
  kind?: PersonKind;
  /** Whether Slack knows nobody under their id: not yet, or not any more. */
  unknown?: boolean;
  /** Whether their id is of the whole Enterprise Grid: it begins with W then. */
  global?: boolean;
  /** The time zone that they read dates in, by its IANA name. */
  tz?: string;
  /** The address of their profile's picture; their profile has none of Slack's pictures where absent. */
  picture?: string;
  /** Of another workspace, here through Slack Connect: that workspace's id. */
  fromTeam?: string;
  /** Of the same Enterprise Grid, where another workspace is their home: that workspace's id. */
  homeTeam?: string;
}

type PersonKind =
  | 'primary owner'
  | 'owner'
  | 'admin'
  | 'member'
  | 'multi-channel guest'
  | 'single-channel guest'
  | 'bot'
  | 'deactivated';

export interface ChannelSeed {
  name: string;
  private?: boolean;
  /** Whether the app's bot is in it. Ordinarily so. */
  bot?: boolean;
  /** Handles; ordinarily everybody. */
  members?: readonly string[];
}

export const botScopes = [
  'commands',
  'chat:write',
  'chat:write.public',
  'im:write',
  'team:read',
  'users:read',
  'users:read.email',
] as const;

/** A small company with one of each kind of person and channel. */
export const acme: WorkspaceSeed = {
  teamId: 'T0ACME0001',
  name: 'Acme',
  domain: 'acme',
  people: [
    { name: 'ada', realName: 'Ada Lovelace', email: 'ada@acme.com', kind: 'primary owner' },
    { name: 'alan', realName: 'Alan Turing', email: 'alan@acme.com', kind: 'admin' },
    { name: 'bob', realName: 'Bob Kahn', email: 'bob@acme.com' },
    { name: 'grace', realName: 'Grace Hopper', email: 'grace@acme.com' },
    { name: 'linus', realName: 'Linus Torvalds', email: 'linus@acme.com' },
    { name: 'gus', realName: 'Gus Guest', email: 'gus@agency.com', kind: 'single-channel guest' },
    { name: 'mia', realName: 'Mia Multi', email: 'mia@agency.com', kind: 'multi-channel guest' },
    { name: 'robot', realName: 'Robot', kind: 'bot' },
    { name: 'dora', realName: 'Dora Departed', email: 'dora@acme.com', kind: 'deactivated' },
    { name: 'una', realName: 'Una Unconfirmed', email: 'una@acme.com', emailConfirmed: false },
    { name: 'noel', realName: 'Noel Noaddress' },
    { name: 'stan', realName: 'Stan Stranger', email: 'stan@globex.com', fromTeam: 'T0GLOBEX01' },
  ],
  channels: [
    { name: 'general' },
    { name: 'random', bot: false },
    { name: 'leads', private: true },
    { name: 'secret', private: true, bot: false },
  ],
};

/** A second company, for what must stay apart. */
export const globex: WorkspaceSeed = {
  teamId: 'T0GLOBEX01',
  name: 'Globex',
  domain: 'globex',
  people: [
    { name: 'hank', realName: 'Hank Scorpio', email: 'hank@globex.com', kind: 'primary owner' },
    { name: 'frank', realName: 'Frank Grimes', email: 'frank@globex.com' },
  ],
  channels: [{ name: 'general' }],
};
