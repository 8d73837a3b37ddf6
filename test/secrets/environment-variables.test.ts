import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { complete } from '../process/environment.ts';

/** The problems that wgw reports for an environment with one changed variable. */
function problems(name: string, value: string): readonly string[] {
  try {
    readConfig({ ...complete, [name]: value });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe.each([
  [
    'SLACK_SIGNING_SECRET',
    "the Slack app's signing secret: at least 32 characters, no spaces",
    ['8f742231b10e8888abcd99baac85f5a1', 'of-an-emulator, 32 characters long'.replaceAll(' ', '-')],
    ['8f742231b10e8888abcd99baac85f5a', 'a secret that somebody made up and wrote here'],
  ],
  [
    'SLACK_APP_TOKEN',
    'a whole app-level token, which begins with xapp-',
    [`xapp-1-A0123456789-1234567890123-${'0a'.repeat(32)}`, 'xapp-local-test'],
    ['xapp-', 'xapp-1', 'xoxb-123456789012-1234567890123-abc', 'xapp-1-A0123456789 1234567890123'],
  ],
  [
    'SLACK_BOT_TOKEN',
    'the whole token of the bot, which begins with xoxb-',
    ['xoxb-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx', 'xoxb-local-test'],
    ['xoxb-', 'xoxb-12345', 'xoxp-123456789012-1234567890123', 'xoxb-123456789012\n1234567890123'],
  ],
  [
    'SENDGRID_API_KEY',
    'an API key of SendGrid that may send mail; a whole one begins with "SG."',
    [`SG.${'k'.repeat(22)}.${'s'.repeat(43)}`],
    ['SG.', 'SG.short', 'k'.repeat(22), `SG.${'k'.repeat(22)}\n${'s'.repeat(43)}`],
  ],
  [
    'METRICS_TOKEN',
    'at least 16 characters, no spaces; make it with: openssl rand -hex 32',
    ['0123456789abcdef'],
    ['0123456789abcde', 'a token that somebody made up'],
  ],
])('%s', (name, rule, accepted, refused) => {
  test.each(accepted)('may be %s', (value) => {
    expect(problems(name, value)).toEqual([]);
  });

  test.each(refused)('must not be %j, and the message does not show it', (value) => {
    expect(problems(name, value)).toEqual([`${name} is malformed: it must be ${rule}.`]);
  });
});

describe('with OAuth', () => {
  const oauth = {
    ...complete,
    SLACK_BOT_TOKEN: '',
    SLACK_CLIENT_ID: '123456789012.1234567890123',
    SLACK_CLIENT_SECRET: '0123456789abcdef0123456789abcdef',
    SLACK_STATE_SECRET: '0123456789abcdef'.repeat(4),
  };

  test('one error names every secret that is too short, and the rule for it', () => {
    expect(() => readConfig(oauth)).not.toThrow();
    const short = {
      SLACK_SIGNING_SECRET: 'short1',
      SLACK_CLIENT_SECRET: 'short2',
      SLACK_STATE_SECRET: 'short3',
    };
    expect(() => readConfig({ ...oauth, ...short })).toThrow(
      new ConfigError([
        "SLACK_SIGNING_SECRET is malformed: it must be the Slack app's signing secret: at least 32 characters, no spaces.",
        'SLACK_STATE_SECRET is malformed: it must be at least 32 characters; make it with: openssl rand -hex 32.',
        "SLACK_CLIENT_SECRET is malformed: it must be the Slack app's client secret: at least 16 characters, no spaces.",
      ]),
    );
  });
});

describe('APP_SECRET', () => {
  const key = Buffer.alloc(32, 'k');
  const oldKey = Buffer.alloc(48, 'o');
  const encoded = key.toString('base64');
  const tooShort =
    'APP_SECRET is malformed: it must hold at least 32 random bytes in base64; ' +
    'make one with: openssl rand -base64 32.';

  test('may be several secrets, the current one first', () => {
    const { secrets } = readConfig({
      ...complete,
      APP_SECRET: `${encoded} ,\t${oldKey.toString('base64url')}\n`,
    });
    expect(secrets).toEqual([key, oldKey]);
  });

  test.each([
    ['too short', Buffer.alloc(31).toString('base64')],
    ['a pass phrase', 'correct horse battery staple as it has been told so very many times'],
    ['in quotation marks', `"${encoded}"`],
    ['followed by one that is too short', `${encoded},c2hvcnQ=`],
    ['followed by nothing', `${encoded},`],
    ['after nothing', `,${encoded}`],
    ['two without a comma', `${encoded} ${oldKey.toString('base64')}`],
  ])('is refused: %s', (_why, value) => {
    expect(problems('APP_SECRET', value)).toEqual([tooShort]);
  });

  test.each([
    ['twice', `${encoded},${encoded}`],
    ['twice, written differently', `${encoded},${oldKey.toString('base64')},${key.toString('base64url')}`],
  ])('is refused: the same secret %s', (_how, value) => {
    expect(problems('APP_SECRET', value)).toEqual([
      'APP_SECRET is malformed: it must not hold the same secret twice.',
    ]);
  });
});
