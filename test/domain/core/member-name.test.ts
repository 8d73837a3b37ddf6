import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memberName } from '../../../src/domain/core/member-name.ts';

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
])('%j is kept as %j', ([typed = '', kept]) => {
  expect(memberName(typed)).toBe(kept);
});

test.for([
  ['nothing', ''],
  ['spaces alone', ' \u00a0\n '],
  ['nothing one can read', '\u200b\u2060'],
  ['a letter that shows nowhere', '\u3164'],
  ['no letter or digit', '— … 🚀'],
  ['over 100 characters', 'x'.repeat(101)],
  ['a control character', 'Grace\u0007'],
  ['letters turned around', 'Eve \u202Emoc.live'],
  ['an isolate that is never closed', 'Eve \u2067live'],
])('%s is no name', ([, typed = '']) => {
  expect(() => memberName(typed)).toThrow(expect.objectContaining({ code: 'NAME_NOT_VALID' }));
});

test('a name that was taken is taken as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
      fc.pre(/[a-z]/i.test(typed));
      const name = memberName(typed);
      expect(memberName(name)).toBe(name);
    }),
  );
});
