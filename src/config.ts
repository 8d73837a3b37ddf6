import { z } from 'zod';

const MIN_SECRET_BYTES = 32;

const port = z.coerce.number().int().min(0).max(65535);
const httpUrl = z.url({ protocol: /^https?$/ }).regex(/^[^?#]+$/);
const sender = z.string().refine((value) => {
  const address = /^[^<>\r\n]+<([^<>]+)>$/.exec(value)?.[1] ?? value;
  return z.email().safeParse(address).success;
});
const secrets = z.string().transform((value, context): [Buffer, ...Buffer[]] => {
  const [current, ...retired] = value.split(',').map((secret) => Buffer.from(secret, 'base64'));
  if (current !== undefined && [current, ...retired].every(({ length }) => length >= MIN_SECRET_BYTES)) {
    return [current, ...retired];
  }
  context.addIssue('too short');
  return z.NEVER;
});

const environment = z.object({
  PORT: port.default(3000).describe('must be a port number, 0 to 65535'),
  PUBLIC_URL: httpUrl.describe('must be the http(s):// address where invitees and Slack reach this app'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    .optional()
    .describe('must be a postgresql:// address'),
  DATA_DIR: z.string().default('.data'),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional().describe('must begin with xoxb-'),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-').optional().describe('must begin with xapp-'),
  SLACK_API_URL: httpUrl.default('https://slack.com/api/').describe('must be an http(s):// address'),
  SENDGRID_API_KEY: z.string().describe('must be an API key of SendGrid that may send mail'),
  SENDGRID_FROM: sender.describe('must be the sender: an address, or Name <address>'),
  SENDGRID_API_URL: httpUrl.default('https://api.sendgrid.com').describe('must be an http(s):// address'),
  APP_SECRET: secrets.describe(
    `must hold at least ${MIN_SECRET_BYTES} random bytes in base64; make one with: openssl rand -base64 32`,
  ),
  SUPPORT_EMAIL: z.email().optional().describe('must be an address'),
  WGW_APP_URL: httpUrl.optional().describe('must be the http(s):// address of WeGotWork'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('must be one of fatal, error, warn, info, debug, trace, silent'),
});

type Environment = z.infer<typeof environment>;

/** How the app may act in Slack: with the token of one workspace, or with those of all that install it. */
export type SlackCredentials =
  | { readonly kind: 'token'; readonly botToken: string }
  | {
      readonly kind: 'oauth';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
    };

/** How Slack's requests arrive: over HTTP, signed, or over a WebSocket that the app opens. */
export type SlackTransport =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

export interface Config {
  readonly port: number;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Absent: an embedded PostgreSQL keeps its files under `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly slack: {
    /** With a trailing slash. */
    readonly apiUrl: string;
    readonly credentials: SlackCredentials;
    readonly transport: SlackTransport;
  };
  readonly sendgrid: { readonly apiKey: string; readonly from: string; readonly apiUrl: string };
  /** The first signs and encrypts, the rest still verify and decrypt. */
  readonly secrets: readonly [Buffer, ...Buffer[]];
  readonly supportEmail: string | undefined;
  readonly appUrl: string | undefined;
  readonly logLevel: Environment['LOG_LEVEL'];
}

/** The environment does not make a configuration; `problems` has a line for each variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `wgw cannot start: the environment is not complete.\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

/**
 * Reads the whole configuration from the environment; an empty variable counts as absent.
 *
 * @throws ConfigError that names every missing and every malformed variable at once.
 */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(present);
  const problems = [...valueProblems(parsed.error, present), ...slackProblems(present)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);

  const values = parsed.data;
  return {
    port: values.PORT,
    publicUrl: values.PUBLIC_URL.replace(/\/+$/, ''),
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    slack: {
      apiUrl: values.SLACK_API_URL.replace(/\/*$/, '/'),
      credentials: slackCredentials(values),
      transport: slackTransport(values),
    },
    sendgrid: {
      apiKey: values.SENDGRID_API_KEY,
      from: values.SENDGRID_FROM,
      apiUrl: values.SENDGRID_API_URL.replace(/\/+$/, ''),
    },
    secrets: values.APP_SECRET,
    supportEmail: values.SUPPORT_EMAIL,
    appUrl: values.WGW_APP_URL,
    logLevel: values.LOG_LEVEL,
  };
}

function valueProblems(error: z.ZodError | undefined, present: Record<string, unknown>): string[] {
  const names = new Set(error?.issues.map((issue) => String(issue.path[0])));
  return [...names].map((name) => {
    const rule = environment.shape[name as keyof Environment].description ?? 'must be text';
    return `${name} ${name in present ? 'is malformed' : 'is missing'}: it ${rule}.`;
  });
}

const oauthNames = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'];

function slackProblems(present: Record<string, unknown>): string[] {
  const problems: string[] = [];
  const missing = oauthNames.filter((name) => !(name in present));
  const someOauth = missing.length < oauthNames.length;
  if (someOauth && missing.length > 0) {
    problems.push(`${missing.join(', ')} missing: OAuth needs ${oauthNames.join(', ')} together.`);
  }
  if (someOauth && 'SLACK_BOT_TOKEN' in present) {
    problems.push('SLACK_BOT_TOKEN and SLACK_CLIENT_ID exclude each other: one workspace, or many by OAuth.');
  }
  if (!someOauth && !('SLACK_BOT_TOKEN' in present)) {
    problems.push(
      `SLACK_BOT_TOKEN is missing: it must be the bot's token (or set ${oauthNames.join(', ')}).`,
    );
  }
  if (!('SLACK_SIGNING_SECRET' in present) && !('SLACK_APP_TOKEN' in present)) {
    problems.push(
      "SLACK_SIGNING_SECRET is missing: it must be the Slack app's signing secret (or set SLACK_APP_TOKEN).",
    );
  }
  return problems;
}

function slackCredentials(values: Environment): SlackCredentials {
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = values;
  return clientId !== undefined && clientSecret !== undefined && stateSecret !== undefined
    ? { kind: 'oauth', clientId, clientSecret, stateSecret }
    : { kind: 'token', botToken: values.SLACK_BOT_TOKEN ?? '' };
}

function slackTransport(values: Environment): SlackTransport {
  return values.SLACK_APP_TOKEN === undefined
    ? { kind: 'http', signingSecret: values.SLACK_SIGNING_SECRET ?? '' }
    : { kind: 'socket', appToken: values.SLACK_APP_TOKEN };
}
