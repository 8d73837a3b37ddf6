import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { secretVariables } from './secrets/environment-variables.ts';

const EMAILS_A_DAY = 'must be a whole number of emails a day, 1 to 999999999';

const port = z
  .string()
  .regex(/^\d+$/)
  .transform(Number)
  .refine((number) => number <= 65535);
const emailsADay = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
const httpUrl = z.url({ protocol: /^https?$/ }).regex(/^[^?#]+$/);
const sender = z.string().refine((value) => {
  const address = /^[^<>\r\n]+<([^<>]+)>$/.exec(value)?.[1] ?? value;
  return z.email().safeParse(address).success;
});

/** A public key on P-256 in DER, as base64. */
const webhookKey = z.string().transform((text, context): KeyObject => {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch {
    // Not a key at all: the problem below says so.
  }
  context.addIssue({ code: 'custom', message: 'no public key on P-256' });
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
  ...secretVariables,
  SLACK_API_URL: httpUrl.default('https://slack.com/api/').describe('must be an http(s):// address'),
  SENDGRID_FROM: sender.describe('must be the sender: an address, or Name <address>'),
  SENDGRID_API_URL: httpUrl.default('https://api.sendgrid.com').describe('must be an http(s):// address'),
  SENDGRID_WEBHOOK_KEY: webhookKey
    .optional()
    .describe('must be the verification key of the signed Event Webhook, as SendGrid shows it'),
  SUPPORT_EMAIL: z.email().optional().describe('must be an address'),
  WGW_APP_URL: httpUrl.optional().describe('must be the http(s):// address of WeGotWork'),
  SENDING_LIMIT: emailsADay.default(10_000).describe(EMAILS_A_DAY),
  ORGANIZATION_SENDING_LIMIT: emailsADay.default(2_000).describe(EMAILS_A_DAY),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('must be one of fatal, error, warn, info, debug, trace, silent'),
});

type Environment = z.infer<typeof environment>;

/** How the app authenticates in Slack: with the token of one workspace, or with a token of each workspace that installs it. */
export type SlackCredentials =
  | { readonly kind: 'token'; readonly botToken: string }
  | {
      readonly kind: 'oauth';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
    };

/** How Slack's commands, interactions and events arrive: as signed HTTP requests, or over a WebSocket that the app opens. */
type SlackTransport =
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
  readonly sendgrid: {
    readonly apiKey: string;
    readonly from: string;
    readonly apiUrl: string;
    /** Verifies the signatures of the Event Webhook. Absent: wgw accepts no events. */
    readonly webhookKey: KeyObject | undefined;
  };
  /** The first one signs and encrypts. All of them verify and decrypt. */
  readonly secrets: readonly [Buffer, ...Buffer[]];
  readonly supportEmail: string | undefined;
  readonly appUrl: string | undefined;
  /** How many emails a day the operator allows: for all organizations together, and for each organization. */
  readonly limits: { readonly installation: number; readonly organization: number };
  /** The token that an HTTP request for the metrics needs. Absent: there are no metrics. */
  readonly metricsToken: string | undefined;
  readonly logLevel: Environment['LOG_LEVEL'];
}

/** Environment variables are missing or malformed: `problems` has a line for each. */
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

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the whole configuration from the environment. Ignores white space around a value, as files with secrets end in a
 * new line. Treats an empty variable as absent.
 *
 * @throws ConfigError that names every missing and every malformed variable at once.
 */
export function readConfig(variables: Variables): Config {
  const present = withoutEmpty(variables);
  const parsed = environment.safeParse(present);
  const credentials = readCredentials(present);
  const transport = readTransport(present);
  if (!parsed.success || 'problem' in credentials || 'problem' in transport) {
    const slackProblems = [credentials, transport].flatMap((read) => ('problem' in read ? read.problem : []));
    throw new ConfigError([...valueProblems(parsed.error, present), ...slackProblems]);
  }

  const values = parsed.data;
  return {
    port: values.PORT,
    publicUrl: values.PUBLIC_URL.replace(/\/+$/, ''),
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    slack: { apiUrl: values.SLACK_API_URL.replace(/\/*$/, '/'), credentials, transport },
    sendgrid: {
      apiKey: values.SENDGRID_API_KEY,
      from: values.SENDGRID_FROM,
      apiUrl: values.SENDGRID_API_URL.replace(/\/+$/, ''),
      webhookKey: values.SENDGRID_WEBHOOK_KEY,
    },
    secrets: values.APP_SECRET,
    supportEmail: values.SUPPORT_EMAIL,
    appUrl: values.WGW_APP_URL,
    limits: { installation: values.SENDING_LIMIT, organization: values.ORGANIZATION_SENDING_LIMIT },
    metricsToken: values.METRICS_TOKEN,
    logLevel: values.LOG_LEVEL,
  };
}

/**
 * Reads only where the database is, for commands that need nothing else.
 *
 * @throws ConfigError where DATABASE_URL is malformed.
 */
export function readDatabaseConfig(variables: Variables): Pick<Config, 'databaseUrl' | 'dataDir'> {
  const present = withoutEmpty(variables);
  const parsed = environment.pick({ DATABASE_URL: true, DATA_DIR: true }).safeParse(present);
  if (!parsed.success) throw new ConfigError(valueProblems(parsed.error, present));
  return { databaseUrl: parsed.data.DATABASE_URL, dataDir: parsed.data.DATA_DIR };
}

function withoutEmpty(variables: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
}

function valueProblems(error: z.ZodError | undefined, present: Variables): string[] {
  const rules = new Map(error?.issues.map((issue) => [String(issue.path[0]), ruleOf(issue)]));
  return [...rules].map(
    ([name, rule]) => `${name} ${name in present ? 'is malformed' : 'is missing'}: it ${rule}.`,
  );
}

/** What the variable must be: the rule of the check that failed, if it has one, or else the variable's description. */
function ruleOf(issue: z.core.$ZodIssue): string {
  const [name] = issue.path;
  const described = environment.shape[name as keyof Environment].description ?? 'must be text';
  return issue.code === 'custom' ? String(issue.params?.rule ?? described) : described;
}

const OAUTH_NAMES = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'];

function readCredentials(present: Variables): SlackCredentials | { problem: string } {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = present;
  const all = OAUTH_NAMES.join(', ');
  const missing = OAUTH_NAMES.filter((name) => !(name in present));
  const noOauth = missing.length === OAUTH_NAMES.length;

  if (botToken !== undefined && !noOauth) {
    return { problem: `SLACK_BOT_TOKEN excludes ${all}: it is for one workspace, they are for many.` };
  }
  if (botToken !== undefined) return { kind: 'token', botToken };
  if (clientId && clientSecret && stateSecret) return { kind: 'oauth', clientId, clientSecret, stateSecret };
  return {
    problem: noOauth
      ? `SLACK_BOT_TOKEN is missing: it must be the bot's token (or set ${all}).`
      : `${missing.join(', ')} missing: OAuth needs ${all} together.`,
  };
}

function readTransport(present: Variables): SlackTransport | { problem: string } {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = present;
  if (appToken !== undefined) return { kind: 'socket', appToken };
  if (signingSecret !== undefined) return { kind: 'http', signingSecret };
  const problem =
    "SLACK_SIGNING_SECRET is missing: it must be the Slack app's signing secret (or set SLACK_APP_TOKEN).";
  return { problem };
}
