import { expect, test } from 'vitest';
import { unlinked } from '../../src/email/unlinked.ts';

// What mail clients take for a web address: a scheme, or a dot before two letters or more.
const linkable = /:\/\/|[\p{L}\p{N}_-][.\u3002\uFF0E\uFF61]\p{L}[\p{L}\p{N}-]/u;

test.each([
  'evil.example',
  'https://localhost/x',
  'www.evil.com/a.b',
  'bücher.例え',
  'evil。com',
  '1.2.xn--p1ai',
])('%s is no address any more, and looks the same', (text) => {
  expect(text).toMatch(linkable);
  expect(unlinked(text)).not.toMatch(linkable);
  expect(unlinked(text).replaceAll('\u200C', '')).toBe(text);
});

test.each(['Acme Inc.', 'Dr. No', 'e.g. this', 'version 2.0', 'See you. Ada', 'Re: hello'])(
  '%s is left alone',
  (text) => {
    expect(unlinked(text)).toBe(text);
  },
);
