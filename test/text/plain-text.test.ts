import { describe, expect, test } from 'vitest';
import { manyLines, oneLine } from '../../src/text/plain-text.ts';

describe('a name on one line', () => {
  test.each([
    ['line breaks of every kind', 'Ada\r\nBcc: eve@x.com\u2028y\u0085z', 'Ada Bcc: eve@x.com yz'],
    ['control characters', 'A\u0000d\u001Ba\u007F', 'Ada'],
    ['marks that reverse what follows', '\u202Eexe.gnp\u2066\u200F', 'exe.gnp'],
    ['runs of white space', '  Ada \t\u00A0 Lovelace ', 'Ada Lovelace'],
  ])('has no %s', (_what, text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  test('keeps letters of every script and emoji in one piece', () => {
    expect(oneLine('José 李小龍 عائشة 👩🏽‍💻')).toBe('José 李小龍 عائشة 👩🏽‍💻');
  });

  test('is cut between characters, never inside one', () => {
    expect(oneLine('👍👍👍👍', 3)).toBe('👍👍…');
    expect(oneLine('👍👍👍', 3)).toBe('👍👍👍');
  });
});

describe('a text of many lines', () => {
  test('keeps its line breaks, with at most one empty line in a row', () => {
    expect(manyLines('\n Hi,\r\n\r\n\r\n\nsee you.\rAda  \n\n')).toBe('Hi,\n\nsee you.\nAda');
  });

  test('has no control or direction characters', () => {
    expect(manyLines('a\u0000b\u202Ec\td')).toBe('a b c d');
  });
});
