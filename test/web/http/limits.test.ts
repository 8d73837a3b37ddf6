import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { defaultWebLimits, type WebOptions } from '../../../src/web/server.ts';
import { writeInvitation } from '../routes/write-invitation.ts';
import { slackSignature } from '../slack/hostile-bodies.ts';
import { startWebApp, type WebApp } from '../web-app.ts';

const SECRET = 'the signing secret';
const FORM = 'application/x-www-form-urlencoded';
const perMinute = { pages: 3, avatars: 4, drawings: 2, failedSignatures: 3 };

let app: WebApp;

beforeAll(async () => {
  app = await startWebApp();
});
afterAll(() => app.close());

type Send = (path: string, init?: RequestInit & { from?: string }) => Promise<Response>;

/** Starts a server with new counts and the limits above, unless `overrides` has others. */
async function start(overrides: Partial<WebOptions> = {}): Promise<Send> {
  const answer = (_request: unknown, response: ServerResponse) => void response.end('Slack');
  const server = await app.serve({
    webLimits: { ...defaultWebLimits, perMinute },
    slack: {
      events: { signingSecret: SECRET, handle: answer },
      oauth: { install: async (...args) => answer(...args), callback: async (...args) => answer(...args) },
    },
    ...overrides,
  });
  onTestFinished(server.close);
  return (path, { from = '192.0.2.1', ...init } = {}) =>
    fetch(`${server.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), 'x-forwarded-for': from },
    });
}

async function statuses(send: () => Promise<Response>, times: number): Promise<number[]> {
  const all: number[] = [];
  for (let time = 0; time < times; time += 1) all.push((await send()).status);
  return all;
}

describe('pages and forms have a limit', () => {
  test('above which a page says when to try again', async () => {
    const { token } = await writeInvitation(app.domain);
    const send = await start();
    const path = `/invitations/${token}`;
    expect(await statuses(() => send(path), 3)).toEqual([200, 200, 200]);
    const refused = await send(path);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toMatch(/^(?:60|[1-5]?\d)$/);
    expect(await refused.text()).toContain('Wait a minute, then try again.');
  });

  test.each<[string, RequestInit]>([
    ['/invitations/x', { method: 'HEAD' }],
    ['/invitations/x/joined', {}],
    ['/invitations/x/accept', { method: 'POST' }],
    ['/invitations/x/decline', { method: 'POST' }],
    ['/invitations/x/ask', { method: 'POST' }],
    ['/slack/install', {}],
    ['/slack/oauth_redirect', {}],
    ['/nowhere', {}],
    ['/%', {}],
    ['/invitations/x', { method: 'DELETE' }],
  ])('that includes %s %j', async (path, init) => {
    const send = await start();
    expect(await statuses(() => send(path, init), 3)).not.toContain(429);
    expect((await send(path, init)).status).toBe(429);
    expect((await send('/invitations/x')).status).toBe(429);
    expect((await send('/avatars/GH.png')).status).toBe(200);
  });

  test('for each client separately, whatever address it claims', async () => {
    const send = await start();
    await statuses(() => send('/nowhere', { from: '198.51.100.1, 192.0.2.1' }), 3);
    expect((await send('/nowhere', { from: '203.0.113.1, 192.0.2.1' })).status).toBe(429);
    expect((await send('/nowhere', { from: '192.0.2.1, 203.0.113.1' })).status).toBe(404);
  });

  test('above which a form changes nothing', async () => {
    const { token, id } = await writeInvitation(app.domain);
    const send = await start();
    await statuses(() => send('/nowhere'), 3);
    const init = { method: 'POST', body: new URLSearchParams({ name: 'Grace' }) };
    expect((await send(`/invitations/${token}/accept`, init)).status).toBe(429);
    const { state } = await app.domain.prisma.invitation.findUniqueOrThrow({ where: { id } });
    expect(state).toBe('PENDING');
  });

  test('by default', async () => {
    const send = await start({ webLimits: defaultWebLimits });
    const { pages } = defaultWebLimits.perMinute;
    expect(new Set(await statuses(() => send('/nowhere'), pages))).toEqual(new Set([404]));
    expect((await send('/nowhere')).status).toBe(429);
  });
});

test('the health checks have no limit', async () => {
  const send = await start();
  for (const path of ['/healthz', '/readyz']) {
    expect(await statuses(() => send(path), 10)).toEqual(Array(10).fill(200));
  }
});

describe('avatars', () => {
  test('have a limit', async () => {
    const send = await start();
    expect(await statuses(() => send('/avatars/GH.png'), 4)).toEqual(Array(4).fill(200));
    expect((await send('/avatars/GH.png')).status).toBe(429);
  });

  test('are drawn once for the same initials, and drawings have a limit', async () => {
    const send = await start();
    const both = ['GH', 'GH', 'AL', 'AL'].map((initials) => send(`/avatars/${initials}.png`));
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const others = { from: '192.0.2.2' };
    expect(await statuses(() => send('/avatars/GH.png', others), 2)).toEqual([200, 200]);

    const drawn = await start();
    const each = ['A', 'B', 'C', 'A'].map((initials) => drawn(`/avatars/${initials}.png`));
    expect((await Promise.all(each)).map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    expect((await drawn('/avatars/C.png', others)).status).toBe(200);
  });

  test('are not drawn for HEAD, or for clients that have a copy', async () => {
    const perMinute = { ...defaultWebLimits.perMinute, drawings: 0 };
    const send = await start({ webLimits: { ...defaultWebLimits, perMinute } });
    const head = await send('/avatars/GH.png', { method: 'HEAD' });
    expect(head.status).toBe(200);
    const tag = head.headers.get('etag') ?? '';
    const known = await send('/avatars/GH.png', { headers: { 'if-none-match': tag } });
    expect(known.status).toBe(304);
    expect((await send('/avatars/GH.png')).status).toBe(429);
  });
});

describe('Slack’s route', () => {
  const body = 'command=/wgw&text=help&user_id=U1&team_id=T1';
  const sendTo = (send: Send, headers: Record<string, string>, sent = body) =>
    send('/slack/events', { method: 'POST', headers: { 'content-type': FORM, ...headers }, body: sent });

  test('does not count signed HTTP requests', async () => {
    const send = await start();
    const signed = () => sendTo(send, slackSignature(body, SECRET));
    expect(await statuses(signed, 10)).toEqual(Array(10).fill(200));
  });

  test.each<[string, Record<string, string>]>([
    ['without a signature', {}],
    ['with a wrong signature', slackSignature(body, 'another secret')],
  ])('counts each HTTP request %s, and says when to try again', async (_what, headers) => {
    const send = await start();
    expect(await statuses(() => sendTo(send, headers), 3)).toEqual([401, 401, 401]);
    const refused = await sendTo(send, headers);
    expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, true]);
    expect((await sendTo(send, slackSignature(body, SECRET))).status).toBe(200);
  });

  test('counts HTTP requests that are refused before their signature is checked', async () => {
    const send = await start();
    const signature = slackSignature(body, 'another secret');
    const odd = () => sendTo(send, { ...signature, 'content-type': 'text/plain' });
    const large = 'x'.repeat(1024 * 1024 + 1);
    expect(await statuses(odd, 2)).toEqual([415, 415]);
    expect((await sendTo(send, slackSignature(large, 'another secret'), large)).status).toBe(413);
    expect((await odd()).status).toBe(429);
  });

  test('reads no large body, and none in chunks, of a client whose signatures fail too often', async () => {
    const send = await start();
    const large = `${body}&x=${'x'.repeat(300_000)}`;
    const signed = slackSignature(large, SECRET);
    expect((await sendTo(send, signed, large)).status).toBe(200);
    await statuses(() => sendTo(send, {}), 3);
    expect((await sendTo(send, signed, large)).status).toBe(429);
    const chunked = await send('/slack/events', {
      method: 'POST',
      headers: { 'content-type': FORM, ...slackSignature(body, SECRET) },
      body: new Blob([body]).stream(),
      duplex: 'half',
    });
    expect(chunked.status).toBe(429);
  });
});
