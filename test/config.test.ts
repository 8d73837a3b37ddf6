import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const KEY = Buffer.alloc(32, 'k');

const complete = {
  PUBLIC_URL: 'https://wgw.acme.com',
  SLACK_SIGNING_SECRET: 'a'.repeat(32),
  SLACK_BOT_TOKEN: 'xoxb-a-bot-token',
  SENDGRID_API_KEY: 'SG.key-of.sendgrid',
  SENDGRID_FROM: 'WeGotWork <invitations@wegotwork.example>',
  APP_SECRET: KEY.toString('base64'),
};
const withoutToken = { ...complete, SLACK_BOT_TOKEN: undefined };
const withoutSigningSecret = { ...complete, SLACK_SIGNING_SECRET: undefined };
const oauth = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'c'.repeat(32),
  SLACK_STATE_SECRET: 's'.repeat(64),
};

/** A public key on the given curve, in the form that SendGrid shows. */
function keyOn(namedCurve: string): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve });
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** The problems of an environment, one line each. */
function problems(variables: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the environment', () => {
  test('needs only the required variables, and has defaults for the rest', () => {
    expect(readConfig(complete)).toEqual({
      port: 3000,
      publicUrl: 'https://wgw.acme.com',
      databaseUrl: undefined,
      dataDir: '.data',
      slack: {
        apiUrl: 'https://slack.com/api/',
        credentials: { kind: 'token', botToken: 'xoxb-a-bot-token' },
        transport: { kind: 'http', signingSecret: 'a'.repeat(32) },
      },
      sendgrid: {
        apiKey: 'SG.key-of.sendgrid',
        from: 'WeGotWork <invitations@wegotwork.example>',
        apiUrl: 'https://api.sendgrid.com',
      },
      secrets: [KEY],
      supportEmail: undefined,
      appUrl: undefined,
      limits: { installation: 10_000, organization: 2_000 },
      metricsToken: undefined,
      logLevel: 'info',
    });
  });

  test('sets how many emails a day may be sent, in all and by one organization', () => {
    const limits = { SENDING_LIMIT: '500', ORGANIZATION_SENDING_LIMIT: '50000' };
    expect(readConfig({ ...complete, ...limits }).limits).toEqual({
      installation: 500,
      organization: 50_000,
    });
    const most = { SENDING_LIMIT: '999999999', ORGANIZATION_SENDING_LIMIT: '1' };
    expect(readConfig({ ...complete, ...most }).limits).toEqual({
      installation: 999_999_999,
      organization: 1,
    });
    for (const wrong of ['0', '-1', '1.5', '1e3', 'many', '1000000000']) {
      expect(problems({ ...complete, SENDING_LIMIT: wrong, ORGANIZATION_SENDING_LIMIT: wrong })).toEqual([
        'SENDING_LIMIT is malformed: it must be a whole number of emails a day, 1 to 999999999.',
        'ORGANIZATION_SENDING_LIMIT is malformed: it must be a whole number of emails a day, 1 to 999999999.',
      ]);
    }
  });

  test('is read without white space around values, as in files that end in a new line', () => {
    const padded = Object.fromEntries(
      Object.entries({ ...complete, PORT: '80' }).map(([name, value]) => [name, ` ${value}\r\n`]),
    );
    expect(readConfig(padded)).toEqual({ ...readConfig(complete), port: 80 });
  });

  test('sets addresses, the support contact and the level of the log', () => {
    const key = keyOn('prime256v1');
    const config = readConfig({
      ...complete,
      DATA_DIR: '/var/lib/wgw',
      SENDGRID_WEBHOOK_KEY: key,
      SUPPORT_EMAIL: 'help@acme.com',
      WGW_APP_URL: 'https://app.wegotwork.example',
      LOG_LEVEL: 'warn',
    });
    expect(config).toMatchObject({
      dataDir: '/var/lib/wgw',
      supportEmail: 'help@acme.com',
      appUrl: 'https://app.wegotwork.example',
      logLevel: 'warn',
    });
    const { webhookKey } = config.sendgrid;
    expect(webhookKey?.export({ type: 'spki', format: 'der' }).toString('base64')).toBe(key);
  });

  test('may hold empty variables, which count as absent', () => {
    expect(readConfig({ ...complete, PORT: '', DATABASE_URL: ' ', SLACK_APP_TOKEN: '\n' })).toEqual(
      readConfig(complete),
    );
    expect(problems({ ...complete, SENDGRID_API_KEY: ' ' })).toEqual([
      'SENDGRID_API_KEY is missing: it must be an API key of SendGrid that may send mail; a whole one begins with "SG.".',
    ]);
  });

  test.each([0, 65_535])('can set the port %i', (port) => {
    expect(readConfig({ ...complete, PORT: String(port) }).port).toBe(port);
  });

  test('is reported with all missing variables at once', () => {
    expect(problems({}).map((line) => line.split(':')[0])).toEqual([
      'PUBLIC_URL is missing',
      'APP_SECRET is missing',
      'SENDGRID_API_KEY is missing',
      'SENDGRID_FROM is missing',
      'SLACK_BOT_TOKEN is missing',
      'SLACK_SIGNING_SECRET is missing',
    ]);
  });

  test.each([
    ['PORT', 'web'],
    ['PORT', '0x50'],
    ['PORT', '65536'],
    ['PUBLIC_URL', 'wgw.acme.com'],
    ['PUBLIC_URL', 'https://wgw.acme.com?a=b'],
    ['PUBLIC_URL', 'https://wgw.acme.com#top'],
    ['DATABASE_URL', 'mysql://localhost/wgw'],
    ['DATABASE_URL', 'postgresql://localhost/w gw'],
    ['SLACK_API_URL', 'slack.com'],
    ['SENDGRID_WEBHOOK_KEY', 'a key'],
    ['SENDGRID_WEBHOOK_KEY', keyOn('secp384r1')],
    ['SENDGRID_FROM', 'WeGotWork'],
    ['SENDGRID_FROM', 'WeGotWork <invitations>'],
    ['SENDGRID_FROM', 'WeGotWork <invitations@>'],
    ['SENDGRID_FROM', 'WeGotWork\nBcc: eve@evil.test <invitations@wegotwork.example>'],
    ['SENDGRID_API_URL', 'ftp://api.sendgrid.com'],
    ['SUPPORT_EMAIL', 'help'],
    ['WGW_APP_URL', 'javascript:alert(1)'],
    ['LOG_LEVEL', 'loud'],
  ])('is told that %s is malformed: %s', (name, value) => {
    const [problem, ...others] = problems({ ...complete, [name]: value });
    expect(problem).toContain(`${name} is malformed: it must `);
    expect(problem).not.toContain(value);
    expect(others).toEqual([]);
  });
});

describe('addresses', () => {
  test('are the same with and without trailing slashes', () => {
    const { publicUrl, slack, sendgrid } = readConfig({
      ...complete,
      PUBLIC_URL: 'https://tools.acme.com/wgw//',
      SLACK_API_URL: 'https://slack-gov.com/api',
      SENDGRID_API_URL: 'https://api.eu.sendgrid.com/',
    });
    expect(publicUrl).toBe('https://tools.acme.com/wgw');
    expect(slack.apiUrl).toBe('https://slack-gov.com/api/');
    expect(sendgrid.apiUrl).toBe('https://api.eu.sendgrid.com');
  });

  test.each([
    'postgres://localhost/wgw',
    'postgresql://wgw:p%40ss@db.acme.com:5433/wgw?sslmode=require',
    'postgresql:///wgw?host=/var/run/postgresql',
    'postgresql://wgw@%2Fvar%2Frun%2Fpostgresql/wgw',
  ])('of a database: %s', (url) => {
    expect(readConfig({ ...complete, DATABASE_URL: url }).databaseUrl).toBe(url);
  });
});

describe('Slack', () => {
  test('is used with the tokens of all workspaces that install the app', () => {
    expect(readConfig({ ...withoutToken, ...oauth }).slack.credentials).toEqual({
      kind: 'oauth',
      clientId: '1.2',
      clientSecret: 'c'.repeat(32),
      stateSecret: 's'.repeat(64),
    });
  });

  test.each([
    ['SLACK_CLIENT_ID'],
    ['SLACK_CLIENT_SECRET'],
    ['SLACK_STATE_SECRET'],
    ['SLACK_CLIENT_ID', 'SLACK_STATE_SECRET'],
  ])('needs all of OAuth: without %s', (...names) => {
    const left = Object.fromEntries(Object.entries(oauth).filter(([name]) => !names.includes(name)));
    expect(problems({ ...withoutToken, ...left })).toEqual([
      `${names.join(', ')} missing: OAuth needs SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET together.`,
    ]);
  });

  test.each([oauth, { SLACK_CLIENT_ID: '1.2' }])(
    'can be configured for one workspace or for many, not both',
    (some) => {
      expect(problems({ ...complete, ...some })).toEqual([
        'SLACK_BOT_TOKEN excludes SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET: ' +
          'it is for one workspace, they are for many.',
      ]);
    },
  );

  test('needs a token or OAuth', () => {
    expect(problems(withoutToken)).toEqual([
      "SLACK_BOT_TOKEN is missing: it must be the bot's token " +
        '(or set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET).',
    ]);
  });

  test.each([withoutSigningSecret, complete])('uses a WebSocket if there is an app token', (others) => {
    const { transport } = readConfig({ ...others, SLACK_APP_TOKEN: 'xapp-an-app-token' }).slack;
    expect(transport).toEqual({ kind: 'socket', appToken: 'xapp-an-app-token' });
  });

  test('uses a WebSocket with OAuth, too', () => {
    const { slack } = readConfig({ ...withoutToken, ...oauth, SLACK_APP_TOKEN: 'xapp-an-app-token' });
    expect([slack.credentials.kind, slack.transport.kind]).toEqual(['oauth', 'socket']);
  });

  test('needs a signing secret or an app token', () => {
    expect(problems(withoutSigningSecret)).toEqual([
      "SLACK_SIGNING_SECRET is missing: it must be the Slack app's signing secret (or set SLACK_APP_TOKEN).",
    ]);
  });
});
