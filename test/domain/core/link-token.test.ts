import { createHmac, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLinkSigner, tokenIn } from '../../../src/domain/core/link-token.ts';
import { deriveKeys } from '../../../src/secrets/keys.ts';

const secret = (fill: string) => Buffer.alloc(32, fill);
const links = createLinkSigner([secret('a')]);
const claims = Array.from({ length: 2000 }, (_, n) => ({ id: randomUUID(), version: n + 1 }));
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/.%';

test('a token holds the invitation and the version of its link', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 2 ** 32 - 1 }), (id, version) => {
      expect(links.verify(links.sign({ id, version }))).toEqual({ id, version });
    }),
  );
});

test('a claim always gives the same token, which needs no escaping in a URL', () => {
  const claim = { id: randomUUID(), version: 1 };
  expect(links.sign(claim)).toBe(links.sign(claim));
  expect(links.sign(claim)).toMatch(/^[\w-]{64}$/);
});

test('every token ends in a letter or digit, so that mail programs cut nothing off', () => {
  for (const claim of claims) {
    const token = links.sign(claim);
    expect(token).toMatch(/^[\w-]{63}[A-Za-z0-9]$/);
    expect(links.verify(token)).toEqual(claim);
    expect(links.sign(claim)).toBe(token);
  }
});

describe('a token of an earlier version, which could end in - or _', () => {
  const key = deriveKeys([secret('a')], 'invitation link')[0];
  const olderToken = ({ id, version }: (typeof claims)[number]) => {
    const claim = Buffer.alloc(20, id.replaceAll('-', ''), 'hex');
    claim.writeUInt32BE(version, 16);
    const signature = createHmac('sha256', key).update(claim).digest().subarray(0, 28);
    return Buffer.concat([claim, signature]).toString('base64url');
  };

  test('stays valid', () => {
    for (const claim of claims) expect(links.verify(olderToken(claim))).toEqual(claim);
  });

  test('equals the new token if it ends in a letter or digit, so that an older version accepts nearly all new links', () => {
    const different = claims.filter((claim) => olderToken(claim) !== links.sign(claim));
    expect(different.length).toBeGreaterThan(0);
    for (const claim of different) expect(olderToken(claim)).toMatch(/[-_]$/);
  });
});

describe('the token in a link', () => {
  const token = links.sign({ id: randomUUID(), version: 1 });

  test('is found without text that a mail program added', () => {
    for (const end of [
      '.',
      ')',
      '>',
      ',',
      '"',
      "'",
      ']',
      ';',
      '!',
      '?',
      ':',
      ' ',
      '\n',
      '\u00a0',
      '’',
      '。',
      '>.',
      '.)"',
    ]) {
      expect(tokenIn(token + end)).toBe(token);
    }
    expect(tokenIn(`${token}">click here`)).toBe(token);
  });

  test('is the whole text if it has no token with added text', () => {
    const older = `${token.slice(0, -1)}_`;
    for (const text of ['', '.', token, older, `${token}A`, `${token}-`, `.${token}`, token.slice(1)]) {
      expect(tokenIn(text)).toBe(text);
    }
  });
});

test('a token with any one character changed is not valid', () => {
  const token = links.sign({ id: randomUUID(), version: 1 });
  for (let at = 0; at < token.length; at += 1) {
    for (const character of alphabet) {
      const changed = token.slice(0, at) + character + token.slice(at + 1);
      if (changed !== token) expect(links.verify(changed)).toBeUndefined();
    }
  }
});

test('a token cut short anywhere, or with anything added, is not valid', () => {
  const token = links.sign({ id: randomUUID(), version: 1 });
  for (let length = 0; length < token.length; length += 1) {
    expect(links.verify(token.slice(0, length))).toBeUndefined();
    expect(links.verify(token.slice(length + 1))).toBeUndefined();
  }
  for (const added of ['=', '.', ' ', 'A', '\n', '\0', token]) {
    expect(links.verify(token + added)).toBeUndefined();
    expect(links.verify(added + token)).toBeUndefined();
  }
});

test('any other text is not valid, and causes no error', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => links.verify(text) === undefined));
});

test('halves of two tokens are not valid', () => {
  const [one, other] = [1, 2].map((version) => links.sign({ id: randomUUID(), version }));
  expect(links.verify(`${one?.slice(0, 32)}${other?.slice(32)}`)).toBeUndefined();
});

test('the secret can be changed while links are in use', () => {
  const claim = { id: randomUUID(), version: 1 };
  const before = links.sign(claim);
  const rotated = createLinkSigner([secret('b'), secret('a')]);
  expect(rotated.verify(before)).toEqual(claim);
  expect(rotated.sign(claim)).not.toBe(before);
  expect(rotated.verify(rotated.sign(claim))).toEqual(claim);
  expect(createLinkSigner([secret('b')]).verify(before)).toBeUndefined();
});
