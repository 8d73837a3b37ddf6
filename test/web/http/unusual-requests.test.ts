import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeInvitation } from '../routes/write-invitation.ts';
import { startWebApp, type WebApp } from '../web-app.ts';
import { rawRequest } from './raw-request.ts';

let app: WebApp;

beforeAll(async () => {
  app = await startWebApp({
    slack: { events: { signingSecret: 'secret', handle: (_request, response) => void response.end() } },
  });
});
afterAll(() => app.close());

const paths = [
  '/',
  '/healthz',
  '/avatars/GH.png',
  '/invitations/x',
  '/invitations/x/accept',
  '/slack/events',
  '/slack/%65vents',
  '/slack/events/',
  '//slack/events',
  '/slack/../slack/events',
  '/slack\\events',
  '/slack/events%00',
  '/%',
  '/%FF',
  '/%2',
  '/%u0041',
  '/invitations/%00/accept',
  '/invitations/%ED%A0%80',
  '/avatars/%ED%A0%80.png',
  `/${'a/'.repeat(2000)}`,
  `/?${'a=&'.repeat(2000)}`,
  'http://x/healthz',
  '*',
  'x:1',
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PURGE', 'QUERY'];

const request = (line: string, headers = '', body = '') =>
  rawRequest(app.port, `${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n${body}`);

test.each(methods)('no path answers %s with a 5xx', async (method) => {
  for (const path of paths) {
    expect(await request(`${method} ${path}`), path).toMatch(/^HTTP\/1\.1 [234]\d\d /);
  }
});

describe('no unusual HTTP request is answered with a 5xx', () => {
  test.each<[string, string, string?]>([
    ['an upgrade', 'Connection: upgrade\r\nUpgrade: websocket\r\n'],
    ['HTTP/2', 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n'],
    ['an expectation', 'Expect: 100-continue\r\nContent-Length: 5\r\n', 'name='],
    ['another expectation', 'Expect: the unexpected\r\n'],
    ['two lengths', 'Content-Length: 1\r\nContent-Length: 2\r\n', 'xx'],
    ['a negative length', 'Content-Length: -1\r\n'],
    ['an invalid length', 'Content-Length: many\r\n'],
    ['a length above all numbers', `Content-Length: ${'9'.repeat(40)}\r\n`],
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'],
    ['an invalid encoding', 'Transfer-Encoding: gzip\r\n', 'x'],
    ['an invalid chunk', 'Transfer-Encoding: chunked\r\n', 'x\r\n\r\n'],
    ['a trailer', 'Trailer: x\r\nTransfer-Encoding: chunked\r\n', '0\r\nx: y\r\n\r\n'],
    ['very long headers', `X: ${'x'.repeat(20_000)}\r\n`],
    ['many headers', 'X: x\r\n'.repeat(1500)],
    ['a header with control characters', 'X: \x01\x7f\r\n'],
    ['a forged address', 'X-Forwarded-For: \xff, [[[, ::::\r\n'],
    ['an invalid content type', 'Content-Type: ;;;=\r\nContent-Length: 1\r\n', 'x'],
    ['a compressed body', 'Content-Encoding: gzip\r\nContent-Length: 1\r\n', 'x'],
    ['a range', 'Range: bytes=5-2\r\n'],
    ['conditions', 'If-None-Match: ","\r\nIf-Match: "\r\nIf-Modified-Since: never\r\n'],
  ])('%s', async (_what, headers, body) => {
    for (const line of ['GET /avatars/GH.png', 'POST /invitations/x/accept', 'POST /slack/events']) {
      expect(await request(line, headers, body), line).toMatch(/^HTTP\/1\.1 (?:100 |[234]\d\d )/);
    }
  });

  test('CONNECT, and bytes that are not HTTP', async () => {
    expect(await request('CONNECT example.com:443')).not.toMatch(/^HTTP\/1\.1 5/);
    expect(await rawRequest(app.port, '\x16\x03\x01\x02\x00\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await rawRequest(app.port, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')).not.toMatch(/^HTTP\/1\.1 5/);
    expect(await rawRequest(app.port, 'GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  test.each([
    '\0',
    '\u{D800}',
    '%00',
    '\u202E',
    'x'.repeat(15_000),
    '‮‮',
    '\u{1F600}'.repeat(60),
    'Å'.normalize('NFD'),
  ])('a name of %j', async (name) => {
    const { token } = await writeInvitation(app.domain);
    const accepted = await app.submit(`/invitations/${token}/accept`, { name });
    expect(accepted.status).toBeLessThan(500);
    const raw = await app.get(`/invitations/${token}/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new Uint8Array([...Buffer.from('name='), 0xff, 0xfe, 0x25, 0x66, 0x66]),
    });
    expect(raw.status).toBeLessThan(500);
  });
});

test('none of them is logged as a failure', () => {
  expect(app.log.filter((line) => !line.includes('SLACK_SIGNING_SECRET'))).toEqual([]);
});
