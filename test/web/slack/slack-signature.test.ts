import { describe, expect, test } from 'vitest';
import { isSignedBySlack, readSlackSignature } from '../../../src/web/slack/slack-signature.ts';
import { slackSignature } from './hostile-bodies.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const NOW = 1_531_420_618;

/** The example of docs.slack.dev/authentication/verifying-requests-from-slack. */
const example = {
  body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  headers: {
    'x-slack-request-timestamp': String(NOW),
    'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  },
};

function isSigned(secret: string, headers: Record<string, string>, body: string): boolean {
  const signature = readSlackSignature(headers, NOW * 1000);
  return signature !== undefined && isSignedBySlack(secret, signature, Buffer.from(body));
}

test('the example in Slack’s documentation has a valid signature', () => {
  expect(isSigned(SECRET, example.headers, example.body)).toBe(true);
});

test.each([
  ['with another secret', 'another', example.headers, example.body],
  ['with another body', SECRET, example.headers, `${example.body}x`],
  [
    'with another time',
    SECRET,
    { ...example.headers, 'x-slack-request-timestamp': String(NOW + 1) },
    example.body,
  ],
])('%s, its signature is invalid', (_what, secret, headers, body) => {
  expect(isSigned(secret, headers, body)).toBe(false);
});

describe('a signature is read from the headers', () => {
  test.each([
    [-301, false],
    [-300, true],
    [300, true],
    [301, false],
  ])('with a timestamp %i s from now: %s', (seconds, isRead) => {
    const headers = slackSignature('', SECRET, NOW + seconds);
    // At the start and at the end of the second.
    for (const part of [0, 999]) {
      expect(readSlackSignature(headers, NOW * 1000 + part) !== undefined).toBe(isRead);
    }
  });

  test.each(['', 'v0=', 'v0=0', `v1=${'0'.repeat(64)}`, `v0=${'g'.repeat(64)}`, `v0=${'0'.repeat(65)}`])(
    'not if it is "%s"',
    (signature) => {
      const headers = { ...slackSignature('', SECRET, NOW), 'x-slack-signature': signature };
      expect(readSlackSignature(headers, NOW * 1000)).toBeUndefined();
    },
  );

  test.each(['', 'today', 'Infinity', '-1', `${NOW}.0`, ` ${NOW}`, '9'.repeat(13), `${NOW}, ${NOW}`])(
    'not if its timestamp is "%s"',
    (timestamp) => {
      const headers = slackSignature('', SECRET, timestamp);
      expect(readSlackSignature(headers, NOW * 1000)).toBeUndefined();
    },
  );
});
