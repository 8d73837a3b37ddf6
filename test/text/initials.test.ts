import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { avatarPath, initialsOf, isInitials } from '../../src/text/initials.ts';

const EMAIL = 'zoe@acme.com';

describe('the initials of', () => {
  test.each([
    ['two words', 'Grace Hopper', 'GH'],
    ['more words: the first and the last', 'Grace Brewster Murray Hopper', 'GH'],
    ['one word', 'Grace', 'G'],
    ['one letter', 'g', 'G'],
    ['small letters', 'grace hopper', 'GH'],
    ['digits', '7 of 9', '79'],
    ['words with spaces of any kind', '\u3000Grace\u00A0\n Hopper ', 'GH'],
    ['words in brackets and quotation marks', '“Grace” (Hopper)', 'GH'],
    ['a name with a hyphen, which is one word', 'Anne-Marie', 'A'],
    ['letters with marks', 'Élodie Øster', 'ÉØ'],
    ['letters with combining marks', 'E\u0301lodie', 'É'],
    ['letters with marks that the font does not have', 'G\u0300race ᾳ', 'GΑ'],
    ['Greek', 'Ωνάσης Άρης', 'ΩΆ'],
    ['Cyrillic', 'юлия щукина', 'ЮЩ'],
    ['Vietnamese', 'ấn ệ', 'ẤỆ'],
    ['a letter whose capital is two', 'ßen ŉame', 'SN'],
    ['ligatures and digraphs', 'ﬁona ǆon', 'FD'],
    ['mathematical and full-width letters', '𝐆race Ｈopper １', 'G1'],
    ['Turkish, without Turkish rules', 'ipek ışık', 'II'],
  ])('%s', (_what, name, initials) => {
    expect(initialsOf(name, EMAIL)).toBe(initials);
  });
});

describe('a character that no avatar shows', () => {
  test.each([
    ['emoji', '🎉 Grace 👩‍💻 Hopper 🇩🇪', 'GH'],
    ['emoji before a word', '🎉Grace', 'G'],
    ['emoji of letters', '🅰️ Ⓜ️ Grace', 'G'],
    ['invisible characters', '\u200B\u2060Grace \u200D \uFEFFHopper\u200B \u3164', 'GH'],
    ['direction marks', '\u202EGrace\u202C \u2067Hopper', 'GH'],
    ['letters of other scripts', '山田 Taro', 'T'],
    ['markup', '<b>Grace</b> "&amp;', 'BA'],
    ['ornaments', '- Grace * Hopper -', 'GH'],
  ])('is ignored: %s', (_what, name, initials) => {
    expect(initialsOf(name, EMAIL)).toBe(initials);
  });

  test.each([
    ['nothing', ''],
    ['Chinese', '王小明'],
    ['Korean', '김 철수'],
    ['Arabic', 'محمد علي'],
    ['Arabic digits', '٣ ٤'],
    ['Hebrew', 'דוד'],
    ['Georgian, whose capitals are rare', 'ნინო'],
    ['emoji', '👩‍💻 🎉'],
    ['marks without a letter', '\u0301\u0308'],
    ['half of a surrogate pair', '\uD83D'],
    ['markup', '<>&"\''],
  ])('leaves the letter of the address if the name has no other: %s', (_what, name) => {
    expect(initialsOf(name, EMAIL)).toBe('Z');
  });

  test('leaves a digit or W if the address has no letter either', () => {
    expect(initialsOf('王', '_7@acme.com')).toBe('7');
    expect(initialsOf('王', '')).toBe('W');
  });
});

test('any name and address give initials, and a path that a URL keeps unchanged', () => {
  // Includes halves of surrogate pairs.
  const codePoint = fc.nat(0x10ffff).map((code) => String.fromCodePoint(code));
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: codePoint }));
  fc.assert(
    fc.property(text, text, (name, email) => {
      expect(isInitials(initialsOf(name, email))).toBe(true);
      const path = avatarPath(name, email);
      expect(new URL(path, 'https://wgw.example.com').pathname).toBe(path);
    }),
    { numRuns: 1000 },
  );
});

test('every character of Unicode gives initials', () => {
  // The letters beyond the first two planes are all Chinese characters.
  for (let codePoint = 0; codePoint < 0x20000; codePoint++) {
    const initials = initialsOf(String.fromCodePoint(codePoint), EMAIL);
    if (!isInitials(initials)) expect.fail(`${codePoint.toString(16)} gives "${initials}"`);
  }
});

test.each([
  '',
  'g',
  'GHI',
  'G ',
  ' ',
  '\n',
  'G\n',
  '-',
  '×',
  'ß',
  'ª',
  'E\u0301',
  '王',
  'Ǆ',
  '𝐆',
  '<',
  '&',
  '.',
  '%',
])('%j is not accepted as initials', (text) => {
  expect(isInitials(text)).toBe(false);
});

test('the font has every character that initials may contain', () => {
  const inFont = characterRanges(readFont());
  const letters = Array.from({ length: 0x10000 }, (_, code) => String.fromCodePoint(code)).filter(isInitials);
  const missing = letters.filter((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return !inFont.some(([first, last]) => code >= first && code <= last);
  });
  expect(letters.length).toBeGreaterThan(400);
  expect(missing).toEqual([]);
});

function readFont(): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'));
}

/** The characters that a TrueType font has: the groups of its `cmap` table for all of Unicode (format 12). */
function characterRanges(font: Buffer): [first: number, last: number][] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const entry = tables.find((offset) => font.toString('latin1', offset, offset + 4) === 'cmap') ?? Number.NaN;
  const cmap = font.readUInt32BE(entry + 8);
  const encodings = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => cmap + 4 + index * 8);
  const subtable = encodings
    .map((offset) => cmap + font.readUInt32BE(offset + 4))
    .find((offset) => font.readUInt16BE(offset) === 12);
  if (subtable === undefined) throw new Error('The font has no such table.');
  return Array.from({ length: font.readUInt32BE(subtable + 12) }, (_, index) => {
    const group = subtable + 16 + index * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  });
}
