import { expect, test } from 'vitest';
import { directionOf, isolated } from '../../src/text/direction.ts';

test.each(['Ada Lovelace', 'Žofie 李小龍', '', '26', 'Αθηνά (Москва)', '👩🏽‍💻', 'गीता'])(
  '"%s" only runs from left to right, and stays as it is',
  (name) => {
    expect(isolated(name)).toBe(name);
    expect(directionOf(name)).toBe('ltr');
  },
);

test.each([
  ['Hebrew', 'דנה כהן'],
  ['Arabic', 'محمد علي'],
  ['Arabic in the forms of old', 'ﷺ'],
  ['Syriac', 'ܐܒܘܢ'],
  ['Thaana', 'ދިވެހި'],
  ['N’Ko', 'ߒߞߏ'],
  ['Adlam', '𞤀𞤣𞤤𞤢𞤥'],
  ['Hebrew behind a number', '26 אקמי'],
])('%s runs from right to left, and is kept apart from the line around it', (_script, name) => {
  expect(isolated(name)).toBe(`\u200E\u2068${name}\u2069\u200E`);
  expect(directionOf(name)).toBe('rtl');
});

test('the first letter decides on the direction of a text of several alphabets', () => {
  expect(directionOf('26! Dana כהן')).toBe('ltr');
  expect(directionOf('26! כהן Dana')).toBe('rtl');
  expect(isolated('Dana כהן')).toContain('\u2068');
});
