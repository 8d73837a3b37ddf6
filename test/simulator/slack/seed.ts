/** Describes a simulated workspace. Optional fields have common defaults. */
export interface WorkspaceSeed {
  teamId: string;
  name: string;
  domain: string;
  /** The scopes of the app's bot token. */
  scopes?: readonly string[];
  /** Whether the app is installed from the start, with `botToken`. Otherwise it is installed with OAuth. */
  installed?: boolean;
  people: readonly PersonSeed[];
  channels: readonly ChannelSeed[];
}

export interface PersonSeed {
  /** The handle. Tests use it to name the person. */
  name: string;
  realName: string;
  email?: string;
  /** The default is true if there is an address. */
  emailConfirmed?: boolean;
  kind?: PersonKind;
  /** Whether Slack does not know their id: not yet, or no longer. */
  unknown?: boolean;
  /** Whether their id is valid in the whole Enterprise Grid. Such an id begins with W. */
  global?: boolean;
  /** The IANA name of their time zone. */
  tz?: string;
  /** The URL of their profile picture. Without it, their profile has no picture fields. */
  picture?: string;
  /** The id of their own workspace, if they are here through Slack Connect. */
  fromTeam?: string;
  /** The id of their home workspace in the same Enterprise Grid, if it is another one. */
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
  /** Whether the app's bot is in it. The default is true. */
  bot?: boolean;
  /** Handles. The default is everybody. */
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

/** A small company with every kind of person and channel. */
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

/** A second company, for tests that data of companies stays separate. */
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
