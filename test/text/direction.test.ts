import { expect, test } from 'vitest';
import { directionOf, isolated } from '../../src/text/direction.ts';

test.each(['Ada Lovelace', 'Žofie 李小龍', '', '26', 'Αθηνά (Москва)', '👩🏽‍💻', 'गीता'])(
  '"%s" runs from left to right only, and is unchanged',
  (name) => {
    expect(isolated(name)).toBe(name);
    expect(directionOf(name)).toBe('ltr');
  },
);

test.each([
  ['Hebrew', 'דנה כהן'],
  ['Arabic', 'محمد علي'],
  ['Arabic presentation forms', 'ﷺ'],
  ['Syriac', 'ܐܒܘܢ'],
  ['Thaana', 'ދިވެހި'],
  ['N’Ko', 'ߒߞߏ'],
  ['Adlam', '𞤀𞤣𞤤𞤢𞤥'],
  ['Hebrew after a number', '26 אקמי'],
])('%s runs from right to left, and is isolated from the line around it', (_script, name) => {
  expect(isolated(name)).toBe(`\u200E\u2068${name}\u2069\u200E`);
  expect(directionOf(name)).toBe('rtl');
});

test('the first letter decides the direction of a text with several alphabets', () => {
  expect(directionOf('26! Dana כהן')).toBe('ltr');
  expect(directionOf('26! כהן Dana')).toBe('rtl');
  expect(isolated('Dana כהן')).toContain('\u2068');
});
