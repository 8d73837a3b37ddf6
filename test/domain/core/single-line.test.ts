import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_NAME_LENGTH, parseSingleLine } from '../../../src/domain/core/single-line.ts';

const parse = (typed: string) => parseSingleLine(typed, MAX_NAME_LENGTH);

test.for([
  ['Grace Hopper', 'Grace Hopper'],
  ['  Grace \t\n Hopper ', 'Grace Hopper'],
  ['Zoe\u0308', 'Zoë'],
  ['李小龍', '李小龍'],
  ['عمر الشريف', 'عمر الشريف'],
  ['Grace 👩‍🚀', 'Grace 👩‍🚀'],
  ['עדה\u200F לאבלייס', 'עדה לאבלייס'],
  ['Gra\u200Bce', 'Grace'],
  ['Zoe\u200B\u0308', 'Zoë'],
  ['X', 'X'],
  ['<b>Bobby</b> Tables', '<b>Bobby</b> Tables'],
  ['x'.repeat(100), 'x'.repeat(100)],
])('%j becomes %j', ([typed = '', kept]) => {
  expect(parse(typed)).toBe(kept);
});

test.for([
  ['nothing', ''],
  ['spaces only', ' \u00a0\n '],
  ['invisible characters alone', '\u200b\u2060'],
  ['an invisible letter', '\u3164'],
  ['no letter or digit', '— … 🚀'],
  ['over 100 characters', 'x'.repeat(101)],
  ['a control character', 'Grace\u0007'],
  ['text whose direction is overridden', 'Eve \u202Emoc.live'],
  ['an isolate without an end', 'Eve \u2067live'],
])('rejects %s', ([, typed = '']) => {
  expect(parse(typed)).toBeUndefined();
});

test('parsing a parsed line changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
      const line = parse(typed);
      fc.pre(line !== undefined);
      expect(parse(line)).toBe(line);
    }),
  );
});
