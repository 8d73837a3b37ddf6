import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createReadiness } from '../../src/web/routes/readiness.ts';
import type { WebOptions } from '../../src/web/server.ts';
import { rawRequest } from './http/raw-request.ts';
import { writeInvitation } from './routes/write-invitation.ts';
import { startWebApp, type WebApp, type WebServer } from './web-app.ts';

const FORM = 'application/x-www-form-urlencoded';

let app: WebApp;

beforeAll(async () => {
  app = await startWebApp({ bodyTimeoutMilliseconds: 100 });
});
afterAll(() => app.close());

/** Starts a server for one test. */
async function startOther(overrides: Partial<WebOptions>): Promise<WebServer> {
  const other = await app.serve(overrides);
  onTestFinished(() => other.close());
  return other;
}

describe('every response', () => {
  test.each(['/healthz', '/invitations/x', '/nowhere', '/%'])(
    '%s has headers against scripts, frames, caches and referrers',
    async (path) => {
      const { headers } = await fetch(`${app.url}${path}`);
      expect(Object.fromEntries(headers)).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-robots-tag': 'noindex, nofollow',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
        'strict-transport-security': 'max-age=31536000',
      });
      const policy = headers.get('content-security-policy')?.split('; ');
      expect(policy).toEqual([
        "default-src 'none'",
        expect.stringMatching(/^style-src 'sha256-[^']+'$/),
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]);
    },
  );

  test('allows the style sheet of the page by its hash', async () => {
    const response = await fetch(`${app.url}/nowhere`);
    const style = /<style>(.*)<\/style>/s.exec(await response.text())?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(response.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
  });

  test('requires HTTPS only if the public URL has it', async () => {
    const other = await startOther({ publicUrl: 'http://localhost:3000' });
    const { headers } = await fetch(`${other.url}/healthz`);
    expect(headers.has('strict-transport-security')).toBe(false);
  });
});

test('forms and redirects keep the path of the public URL', async () => {
  const other = await startOther({ publicUrl: 'https://tools.example.com/wgw' });
  const { token } = await writeInvitation(app.domain);
  const page = await (await fetch(`${other.url}/invitations/${token}`)).text();
  expect(page).toContain(`action="/wgw/invitations/${token}/accept"`);
  const answer = await fetch(`${other.url}/invitations/${token}/decline`, {
    method: 'POST',
    redirect: 'manual',
  });
  expect(answer.headers.get('location')).toBe(`/wgw/invitations/${token}/declined`);
});

describe('the health check', () => {
  test('answers 200 while the process runs', async () => {
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });

  test('says whether the app can serve', async () => {
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    const other = await startOther({ readiness: createReadiness(async () => false, 0) });
    const { status, headers } = await fetch(`${other.url}/readyz`);
    expect([status, headers.has('retry-after')]).toEqual([503, true]);
  });
});

describe('the icon that browsers load by themselves', () => {
  test.each(['GET', 'HEAD'])('is a picture that they may cache for a week (%s)', async (method) => {
    const response = await fetch(`${app.url}/favicon.ico`, { method });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=604800',
      'x-content-type-options': 'nosniff',
    });
  });

  test('accepts no other method', async () => {
    const response = await fetch(`${app.url}/favicon.ico`, { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('an address or method that does not exist', () => {
  test.each(['/', '/invitations', '/invitations/x/y', '/slack/events', '/slack/install'])(
    '%s is answered with the page "Page not found"',
    async (path) => {
      const response = await fetch(`${app.url}${path}`);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('Page not found');
    },
  );

  test('a method that a page does not accept is answered with 405', async () => {
    const response = await fetch(`${app.url}/invitations/x`, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test.each(['/invitations/%', '/invitations/%FF', '/invitations/%C3'])(
    '%s, which is not UTF-8, is answered with 400',
    async (path) => {
      expect((await fetch(`${app.url}${path}`)).status).toBe(400);
    },
  );

  test.each(['http://elsewhere/healthz', '*', 'nonsense'])(
    'the target "%s" is answered with 400',
    async (target) => {
      const answer = await rawRequest(
        app.port,
        `OPTIONS ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    },
  );
});

describe('installing wgw in a workspace', () => {
  const oauth = {
    install: async (_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('Add to Slack');
    },
    callback: () => Promise.reject(new Error('No such installation.')),
  };

  test("shows the installer's pages, which nobody may frame", async () => {
    const other = await startOther({ slack: { events: undefined, oauth } });
    const response = await fetch(`${other.url}/slack/install`);
    expect(await response.text()).toBe('Add to Slack');
    expect(response.headers.get('content-security-policy')).toBe("base-uri 'none'; frame-ancestors 'none'");
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('shows a page and writes a log line if it fails', async () => {
    const other = await startOther({ slack: { events: undefined, oauth } });
    const response = await fetch(`${other.url}/slack/oauth_redirect?code=secret`);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('Something went wrong');
    expect(other.log).toHaveLength(1);
    expect(other.log[0]).not.toContain('secret');
  });
});

describe('a form', () => {
  const path = '/invitations/x/accept';

  test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x'])(
    'as %s is refused',
    async (type) => {
      const response = await fetch(`${app.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"name":"Grace"}',
      });
      expect(response.status).toBe(415);
    },
  );

  test('is accepted if its content type has parameters', async () => {
    const { token } = await writeInvitation(app.domain);
    const response = await fetch(`${app.url}/invitations/${token}/accept`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'Application/X-WWW-Form-Urlencoded; charset=UTF-8' },
      body: 'name=Grace',
    });
    expect(response.status).toBe(303);
  });

  test('that is too long is refused, with a length in its headers or in chunks', async () => {
    const body = `name=${'x'.repeat(17 * 1024)}`;
    const headers = { 'content-type': FORM };
    const whole = await fetch(`${app.url}${path}`, { method: 'POST', headers, body });
    expect(whole.status).toBe(413);
    expect(await whole.text()).toContain('Too much text');

    const chunked = await fetch(`${app.url}${path}`, {
      method: 'POST',
      headers,
      body: new Blob([body]).stream(),
      duplex: 'half',
    });
    expect(chunked.status).toBe(413);
  });

  test('that does not arrive in time is refused, and its connection closed', async () => {
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${FORM}\r\nContent-Length: 10\r\n\r\n`;
    expect(await rawRequest(app.port, head, 'name=')).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('that breaks off does not harm the server', async () => {
    const socket = connect(app.port, '127.0.0.1');
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${FORM}\r\nContent-Length: 10\r\n\r\nname`,
      () => socket.destroy(),
    );
    await new Promise((resolve) => socket.once('close', resolve));
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });
});

describe('an unexpected error', () => {
  test('shows a page, and writes a log line with the route but without the link', async () => {
    const readiness = createReadiness(() => Promise.reject(new Error('No such table.')), 0);
    const other = await startOther({ readiness });
    const response = await fetch(`${other.url}/readyz?token=secret`);
    expect(response.status).toBe(500);
    const page = await response.text();
    expect(page).toContain('Something went wrong');
    expect(page).not.toContain('No such table');
    expect(other.log).toHaveLength(1);
    expect(other.log[0]).toContain('No such table.');
    expect(other.log[0]).toContain('GET /readyz');
    expect(other.log[0]).not.toContain('secret');
  });

  test('is the only error in the log: errors of clients are not logged', () => {
    expect(app.log).toEqual([]);
  });
});
