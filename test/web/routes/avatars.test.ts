import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadOnce } from '../../../src/load-once.ts';
import { avatarPath } from '../../../src/text/initials.ts';
import { rawRequest } from '../http/raw-request.ts';
import { startWebApp, type WebApp } from '../web-app.ts';

let app: WebApp;

beforeAll(async () => {
  app = await startWebApp();
});
afterAll(() => app.close());

async function avatar(initials: string): Promise<Buffer> {
  const response = await fetch(`${app.url}/avatars/${encodeURIComponent(initials)}.png`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

describe('an avatar', () => {
  // The first test, because the drawing code is not loaded yet.
  test('is drawn for all clients that load it at the same time', async () => {
    const pictures = await Promise.all(Array.from({ length: 10 }, () => avatar('GH')));
    expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(1);
  });

  test('is a square PNG', async () => {
    const picture = await avatar('GH');
    expect(picture.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    expect(picture.toString('latin1', 12, 16)).toBe('IHDR');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([144, 144]);
  });

  test('may be cached forever and shown anywhere', async () => {
    const { headers } = await fetch(`${app.url}/avatars/GH.png`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
  });

  test('can be checked with HEAD', async () => {
    const whole = await fetch(`${app.url}/avatars/GH.png`);
    const head = await fetch(`${app.url}/avatars/GH.png`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-type')).toBe('image/png');
    expect(head.headers.get('content-length')).toBe(String((await whole.arrayBuffer()).byteLength));
    expect((await head.arrayBuffer()).byteLength).toBe(0);
  });

  test('has a tag, so that clients with a copy do not get it again', async () => {
    const url = `${app.url}/avatars/GH.png`;
    const tag = (await fetch(url)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{20,}"$/);
    expect((await fetch(url)).headers.get('etag')).toBe(tag);
    expect((await fetch(`${app.url}/avatars/HG.png`)).headers.get('etag')).not.toBe(tag);
    for (const known of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
      const answer = await fetch(url, { headers: { 'if-none-match': known } });
      expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([304, tag, '']);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    expect((await fetch(url, { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
  });

  test('differs from those of other initials', async () => {
    // The second and the fourth have the same background.
    const pictures = await Promise.all(['G', 'GH', 'HG', 'GR', 'ЩЩ', 'Ấ', '7'].map(avatar));
    expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(pictures.length);
  });

  test('is served at its path', async () => {
    const response = await fetch(`${app.url}${avatarPath('Élodie Щукина', 'elodie@acme.com')}`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(await avatar('ÉЩ'));
  });

  test('has one of several backgrounds, and white is readable on each', async () => {
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const backgrounds = await Promise.all(alphabet.map(async (letter) => firstPixel(await avatar(letter))));
    expect(new Set(backgrounds.map(String)).size).toBeGreaterThanOrEqual(8);
    for (const background of backgrounds) {
      expect(1.05 / (luminance(background) + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('there is no avatar', () => {
  test.each([
    '',
    '.png',
    'GHI.png',
    'gh.png',
    'g.png',
    'GH',
    'GH.svg',
    'GH.PNG',
    'GH.png.png',
    'GH.png%20',
    'G%20.png',
    'G%0A.png',
    '%0A.png',
    '..%2Fhealthz.png',
    '%2e%2e%2f.png',
    'G%2FH.png',
    'G%00.png',
    '%3Cb%3E.png',
    '%3C.png',
    '%26%23.png',
    'E%CC%81.png',
    '%E7%8E%8B.png',
    '%F0%9F%8E%89.png',
    'GH.png/',
    'GH.png/x',
  ])('at "%s"', async (file) => {
    const response = await fetch(`${app.url}/avatars/${file}`);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('Page not found');
  });

  test.each(['..', '%2e', '%2e%2e', '../avatars/GH.png'])('at "%s", which no browser sends', async (file) => {
    const answer = await rawRequest(
      app.port,
      `GET /avatars/${file} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  });

  test('at a path that is not UTF-8', async () => {
    expect((await fetch(`${app.url}/avatars/%FF.png`)).status).toBe(400);
  });

  test('for another method', async () => {
    const response = await fetch(`${app.url}/avatars/GH.png`, { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test('and no line in the log', () => {
    expect(app.log).toEqual([]);
  });
});

describe('loadOnce', () => {
  test('loads on first use, once for all callers', async () => {
    let loads = 0;
    const load = loadOnce(async () => ++loads);
    expect(loads).toBe(0);
    expect(await Promise.all([load(), load()])).toEqual([1, 1]);
    expect(await load()).toBe(1);
  });

  test('loads again after a failure', async () => {
    let loads = 0;
    const load = loadOnce(async () => {
      loads++;
      if (loads === 1) throw new Error('No such file.');
      return loads;
    });
    const first = await Promise.allSettled([load(), load()]);
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await load()).toBe(2);
  });
});

/** Red, green and blue of the upper left pixel, in a PNG with eight bits for each channel. */
function firstPixel(png: Buffer): number[] {
  const data: Buffer[] = [];
  for (let offset = 8; offset < png.length; offset += 12 + png.readUInt32BE(offset)) {
    const start = offset + 8;
    if (png.toString('latin1', offset + 4, start) === 'IDAT') {
      data.push(png.subarray(start, start + png.readUInt32BE(offset)));
    }
  }
  // Skips the filter byte of the first line. No filter changes the first pixel.
  return [...inflateSync(Buffer.concat(data)).subarray(1, 4)];
}

/** The relative luminance, as WCAG defines it. */
function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
