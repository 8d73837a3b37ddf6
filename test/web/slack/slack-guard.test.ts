import { once } from 'node:events';
import http from 'node:http';
import { App, LogLevel } from '@slack/bolt';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHttpReceiver } from '../../../src/slack/bolt/http-receiver.ts';
import { defaultTimeLimits } from '../../../src/time-limits.ts';
import { rawRequest } from '../http/raw-request.ts';
import { startWebApp, type WebApp } from '../web-app.ts';
import { hostileBodies, slackSignature } from './hostile-bodies.ts';

const SECRET = 'the signing secret';
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

const command = { command: '/wgw', text: 'help', user_id: 'U1', team_id: 'T1', channel_id: 'C1' };
const view = { id: 'V1', callback_id: 'invite', private_metadata: '', state: { values: {} } };
const submission = { type: 'view_submission', user: { id: 'U1' }, team: { id: 'T1' }, view };
const action = {
  type: 'block_actions',
  user: { id: 'U1' },
  team: { id: 'T1' },
  actions: [{ type: 'button', action_id: 'a' }],
};
const event = { type: 'event_callback', team_id: 'T1', event: { type: 'app_uninstalled' } };

let web: WebApp;
/** The calls of Bolt's listeners. */
let reached: string[];

beforeAll(async () => {
  const { receiver, events } = createHttpReceiver({
    signingSecret: SECRET,
    onFailure: () => {},
    logger: pino({ level: 'silent' }),
    timeLimits: defaultTimeLimits,
  });
  const app = new App({ receiver, authorize: async () => ({}), logLevel: LogLevel.ERROR });
  app.command('/wgw', async ({ ack, command }) => {
    reached.push(`command ${command.text}`);
    await ack();
  });
  app.view('invite', async ({ ack, view }) => {
    reached.push(`view ${JSON.stringify(view.state.values)}`);
    await ack();
  });
  app.action('a', async ({ ack }) => {
    reached.push('action');
    await ack();
  });
  app.event('app_uninstalled', async () => {
    reached.push('event');
  });
  web = await startWebApp({ slack: { events } });
});
afterAll(() => web.close());
beforeEach(() => {
  reached = [];
});

interface Options {
  contentType?: string | undefined;
  timestamp?: number | string;
  signature?: string;
  path?: string;
}

/** Posts a body with Slack's signature, unless `options` has another. Resolves to the status. */
async function post(body: string | Uint8Array<ArrayBuffer>, options: Options = {}): Promise<number> {
  const { timestamp, contentType, signature, path = '/slack/events' } = options;
  const response = await fetch(`${web.url}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    headers: {
      ...(contentType !== undefined && { 'content-type': contentType }),
      ...slackSignature(body, SECRET, timestamp),
      ...(signature !== undefined && { 'x-slack-signature': signature }),
    },
  });
  return response.status;
}

/** Sends the headers for a body of a megabyte, but not the body. Resolves to the response. */
function postHeaders(headers: Record<string, string>): Promise<string> {
  const lines = Object.entries({ 'content-length': '1000000', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const start = 'POST /slack/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n';
  return rawRequest(web.port, `${start}${lines.join('')}\r\n`);
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const interaction = (payload: unknown) => form({ payload: JSON.stringify(payload) });

describe('a request from Slack reaches Bolt', () => {
  test('a slash command', async () => {
    expect(await post(form(command), { contentType: FORM })).toBe(200);
    expect(reached).toEqual(['command help']);
  });

  test('a submitted view, also with an empty list as values', async () => {
    expect(await post(interaction(submission), { contentType: FORM })).toBe(200);
    const listed = { ...submission, view: { ...view, state: { values: [] } } };
    expect(await post(interaction(listed), { contentType: FORM })).toBe(200);
    expect(reached).toEqual(['view {}', 'view []']);
  });

  test('an action, also from an Enterprise Grid that installed the app', async () => {
    expect(await post(interaction(action), { contentType: FORM })).toBe(200);
    const orgWide = { ...action, team: null, enterprise: { id: 'E1' }, is_enterprise_install: true };
    expect(await post(interaction(orgWide), { contentType: FORM })).toBe(200);
    expect(reached).toEqual(['action', 'action']);
  });

  test('an event, and the check of the URL before the first event', async () => {
    expect(await post(JSON.stringify(event), { contentType: JSON_TYPE })).toBe(200);
    expect(reached).toEqual(['event']);
    const check = { type: 'url_verification', challenge: 'abc', token: 'x' };
    expect(await post(JSON.stringify(check), { contentType: JSON_TYPE })).toBe(200);
  });

  test('letters and emoji of all kinds, escaped as Slack may escape them', async () => {
    const typed = { a: { b: { type: 'plain_text_input', value: 'Žofie 👍 \\u0000 ' } } };
    const payload = JSON.stringify({ ...submission, view: { ...view, state: { values: typed } } });
    const escaped = payload.replace(
      /[\u0080-\uFFFF]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    expect(await post(form({ payload: escaped }), { contentType: FORM })).toBe(200);
    expect(reached).toEqual([`view ${JSON.stringify(typed)}`]);
  });

  test('but not the check of the certificate, signed or not, or a command inside it', async () => {
    for (const fields of [
      { ssl_check: '1', token: 'x' },
      { ...command, ssl_check: '1' },
    ]) {
      expect(await post(form(fields), { contentType: FORM, signature: 'v0=0' })).toBe(200);
      expect(await post(form(fields), { contentType: FORM })).toBe(200);
    }
    expect(reached).toEqual([]);
  });

  test('a command to another spelling of the path, which Bolt itself would not accept', async () => {
    for (const path of ['/slack/%65vents', '/slack/events?x=1']) {
      expect(await post(form(command), { contentType: FORM, path })).toBe(200);
    }
    expect(reached).toEqual(['command help', 'command help']);
  });
});

describe('a request without a valid signature of Slack is refused', () => {
  const now = () => Math.floor(Date.now() / 1000);

  test.each<[string, () => Options]>([
    ['a forged signature', () => ({ signature: `v0=${'0'.repeat(64)}` })],
    ['a signature of another version', () => ({ signature: 'v1=abc' })],
    ['an empty signature', () => ({ signature: '' })],
    ['a stale timestamp', () => ({ timestamp: now() - 6 * 60 })],
    ['a timestamp from the future', () => ({ timestamp: now() + 6 * 60 })],
    ['an infinite timestamp', () => ({ timestamp: 'Infinity' })],
    ['a malformed timestamp', () => ({ timestamp: 'yesterday' })],
  ])('%s', async (_what, options) => {
    expect(await post(form(command), { contentType: FORM, ...options() })).toBe(401);
    expect(reached).toEqual([]);
  });

  test.each(['x-slack-signature', 'x-slack-request-timestamp'])('no %s', async (missing) => {
    const body = form(command);
    const headers = new Headers({ 'content-type': FORM, ...slackSignature(body, SECRET) });
    headers.delete(missing);
    const response = await fetch(`${web.url}/slack/events`, { method: 'POST', headers, body });
    expect(response.status).toBe(401);
    expect(reached).toEqual([]);
  });

  test('a body that was changed after signing', async () => {
    const headers = { 'content-type': FORM, ...slackSignature(form(command), SECRET) };
    const body = form({ ...command, user_id: 'U2' });
    const response = await fetch(`${web.url}/slack/events`, { method: 'POST', headers, body });
    expect(response.status).toBe(401);
    expect(reached).toEqual([]);
  });

  test('a check of the certificate that is not a small form, or has a wrong signature', async () => {
    const check = form({ ssl_check: '1', token: 'x' });
    const wrong = `v0=${'0'.repeat(64)}`;
    expect(await post(check, { contentType: JSON_TYPE, signature: '' })).toBe(401);
    expect(await post(check, { contentType: FORM, signature: wrong })).toBe(401);
    const large = form({ ssl_check: '1', token: 'x'.repeat(1024) });
    expect(await post(large, { contentType: FORM, signature: '' })).toBe(401);
  });
});

describe('a body is not read without a claimed signature, and not parsed before it is verified', () => {
  const now = () => Math.floor(Date.now() / 1000);

  test.each<[string, number, () => Record<string, string>]>([
    ['without a signature', 401, () => ({ 'content-type': FORM })],
    [
      'with a malformed signature',
      401,
      () => ({ ...slackSignature('', SECRET), 'content-type': JSON_TYPE, 'x-slack-signature': 'v0=0' }),
    ],
    [
      'dated six minutes ago',
      401,
      () => ({ ...slackSignature('', SECRET, now() - 360), 'content-type': FORM }),
    ],
    [
      'dated six minutes ahead',
      401,
      () => ({ ...slackSignature('', SECRET, now() + 360), 'content-type': FORM }),
    ],
    [
      'with another content type',
      415,
      () => ({ ...slackSignature('', SECRET), 'content-type': 'text/plain' }),
    ],
    [
      'with more than a megabyte',
      413,
      () => ({ ...slackSignature('', SECRET), 'content-type': FORM, 'content-length': '1048577' }),
    ],
  ])('%s: the headers alone are answered with %i', async (_what, status, headers) => {
    expect(await postHeaders(headers())).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  test('and a sender with Expect: 100-continue is not asked for the body if its headers are refused', async () => {
    const expecting = { 'content-type': FORM, expect: '100-continue' };
    expect(await postHeaders(expecting)).toMatch(/^HTTP\/1.1 401 /);

    const body = form(command);
    const request = http.request(`${web.url}/slack/events`, {
      method: 'POST',
      headers: { ...expecting, ...slackSignature(body, SECRET), 'content-length': body.length },
    });
    request.flushHeaders();
    await once(request, 'continue');
    request.end(body);
    const [response] = await once(request, 'response');
    expect(response.resume().statusCode).toBe(200);
    expect(reached).toEqual(['command help']);
  });

  test.each(Object.entries(hostileBodies))(
    '%s: refused with 401 if wrongly signed, and with 400 if signed',
    async (_what, { contentType, body }) => {
      const wrong = `v0=${'0'.repeat(64)}`;
      expect(await post(body, { contentType, signature: wrong })).toBe(401);
      expect(await post(body, { contentType })).toBe(400);
      expect(reached).toEqual([]);
    },
  );
});

describe('a signed body that Slack never sends is refused', () => {
  test.each([
    ['nothing', ''],
    ['a form without a command or payload', form({ text: 'help', user_id: 'U1', team_id: 'T1' })],
    ['a command without a user', form({ command: '/wgw', team_id: 'T1' })],
    ['a command without a workspace', form({ command: '/wgw', user_id: 'U1' })],
    ['a command without a slash', form({ ...command, command: 'wgw' })],
    ['a command sent twice', `${form(command)}&text=again`],
    ['an id with a NUL', form({ ...command, user_id: 'U1\0' })],
    ['an id with a hundred thousand letters', form({ ...command, user_id: 'U'.repeat(100_000) })],
    ['text with a NUL', form({ ...command, text: 'invite \0' })],
    ['a payload that is not JSON', form({ payload: '{' })],
    ['a payload twice', `${interaction(submission)}&${interaction(submission)}`],
    ['null as payload', interaction(null)],
    ['a list as payload', interaction([submission])],
    ['a number as payload', interaction(7)],
    ['an unknown interaction', interaction({ ...submission, type: 'nonsense' })],
    ['a submission without a view', interaction({ ...submission, view: undefined })],
    ['a submission without values', interaction({ ...submission, view: { ...view, state: {} } })],
    [
      'a submission with text as values',
      interaction({ ...submission, view: { ...view, state: { values: { a: 'b' } } } }),
    ],
    ['a submission without a user', interaction({ ...submission, user: null })],
    ['a submission that is also an event', interaction({ ...submission, event: null })],
    ['an action with null as channel', interaction({ ...action, channel: null })],
    ['no action', interaction({ ...action, actions: [] })],
    [
      'a payload nested 100,000 times',
      form({ payload: `${'['.repeat(100_000)}"\\u0000"${']'.repeat(100_000)}` }),
    ],
    ['a NUL in a key', interaction({ ...submission, 'a\0': '' })],
    ['a NUL in the metadata', interaction({ ...submission, view: { ...view, private_metadata: '\0' } })],
    [
      'half a surrogate pair in the metadata',
      interaction({ ...submission, view: { ...view, private_metadata: '\uD800' } }),
    ],
  ])('as a form: %s', async (_what, body) => {
    expect(await post(body, { contentType: FORM })).toBe(400);
    expect(reached).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"event_callback"'],
    ['no JSON', '{'],
    ['no type', '{}'],
    ['an unknown type', JSON.stringify({ ...event, type: 'nonsense' })],
    ['null as event', JSON.stringify({ ...event, event: null })],
    ['an event without a type', JSON.stringify({ ...event, event: {} })],
    ['an event with null as channel', JSON.stringify({ ...event, event: { type: 'a', channel: null } })],
    ['an event with text as item', JSON.stringify({ ...event, event: { type: 'a', item: 'text' } })],
    ['an event with null as user', JSON.stringify({ ...event, event: { type: 'a', user: null } })],
    ['a check without a challenge', JSON.stringify({ type: 'url_verification' })],
    ['a form', form(command)],
  ])('as JSON: %s', async (_what, body) => {
    expect(await post(body, { contentType: JSON_TYPE })).toBe(400);
    expect(reached).toEqual([]);
  });

  test.each([undefined, 'text/plain', 'multipart/form-data; boundary=x', `${FORM}; charset=utf-8`])(
    'with the content type %s',
    async (contentType) => {
      expect(await post(new TextEncoder().encode(form(command)), { contentType })).toBe(415);
      expect(reached).toEqual([]);
    },
  );

  test('in bytes that are not UTF-8', async () => {
    const body = new Uint8Array([...new TextEncoder().encode(`${form(command)}&x=`), 0xff]);
    expect(await post(body, { contentType: FORM })).toBe(400);
  });

  test('with more than a megabyte', async () => {
    expect(await post(form({ ...command, text: 'x'.repeat(1024 * 1024) }), { contentType: FORM })).toBe(413);
  });
});

test('a command of almost a megabyte still reaches Bolt', async () => {
  const text = 'x'.repeat(1000 * 1000);
  expect(await post(form({ ...command, text }), { contentType: FORM })).toBe(200);
  expect(reached).toEqual([`command ${text}`]);
});

test('none of this is logged as an error, and the operator gets one warning', () => {
  expect(web.log).toHaveLength(1);
  expect(web.log[0]).toContain('they are not signed with SLACK_SIGNING_SECRET');
});
