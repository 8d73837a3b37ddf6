import { describe, expect, test } from 'vitest';
import { manyLines, oneLine, withoutLinks } from '../../src/text/plain-text.ts';

describe('a name on one line', () => {
  test.each([
    ['line breaks of every kind', 'Ada\r\nBcc: eve@x.com\u2028y\u0085z', 'Ada Bcc: eve@x.com yz'],
    ['control characters', 'A\u0000d\u001Ba\u007F', 'Ada'],
    ['marks that reverse the text after them', '\u202Eexe.gnp\u2066\u200F', 'exe.gnp'],
    ['runs of white space', '  Ada \t\u00A0 Lovelace ', 'Ada Lovelace'],
  ])('has no %s', (_what, text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  test('keeps letters of every script, and whole emoji', () => {
    expect(oneLine('José 李小龍 عائشة 👩🏽‍💻')).toBe('José 李小龍 عائشة 👩🏽‍💻');
  });

  test('is cut between characters, and never inside one', () => {
    expect(oneLine('👍👍👍👍', 3)).toBe('👍👍…');
    expect(oneLine('👍👍👍', 3)).toBe('👍👍👍');
  });
});

describe('a text with several lines', () => {
  test('keeps its line breaks, with at most one empty line in a row', () => {
    expect(manyLines('\n Hi,\r\n\r\n\r\n\nsee you.\rAda  \n\n')).toBe('Hi,\n\nsee you.\nAda');
  });

  test('has no control or direction characters', () => {
    expect(manyLines('a\u0000b\u202Ec\td')).toBe('a b c d');
  });
});

describe('a text without links', () => {
  // Mail clients turn a scheme into a link, and a dot before two letters or more.
  const linkable = /:\/\/|[\p{L}\p{N}_-][.\u3002\uFF0E\uFF61]\p{L}[\p{L}\p{N}-]/u;

  test.each([
    'evil.example',
    'https://localhost/x',
    'www.evil.com/a.b',
    'bücher.例え',
    'evil。com',
    '1.2.xn--p1ai',
  ])('contains no address, and looks the same: %s', (text) => {
    expect(text).toMatch(linkable);
    expect(withoutLinks(text)).not.toMatch(linkable);
    expect(withoutLinks(text).replaceAll('\u200C', '')).toBe(text);
  });

  test.each(['Acme Inc.', 'Dr. No', 'e.g. this', 'version 2.0', 'See you. Ada', 'Re: hello'])(
    'is unchanged if there was no address: %s',
    (text) => {
      expect(withoutLinks(text)).toBe(text);
    },
  );
});
