import { expect, test } from 'vitest';
import { plainLines, plainText } from './plain.ts';

const findName = (id: string) => ({ U1: 'ada', C1: 'general' })[id];
const read = (text: string) => plainText(text, findName);

test.each([
  ['<@U1> wrote in <#C1|sales>', '@ada wrote in #sales'],
  ['<!channel>, see <https://a.example|the page>', '@channel, see the page (https://a.example)'],
  ['<mailto:a@b.co|a@b.co>', 'a@b.co'],
  ['*bold* and _slanted *both*_ and `code`', 'bold and slanted both and code'],
  ['a_b_c@d.co 2*3*4', 'a_b_c@d.co 2*3*4'],
  ['&lt;!channel&gt; &amp; &amp;lt;', '<!channel> & &lt;'],
])('%s reads as %s', (text, shown) => {
  expect(read(text)).toBe(shown);
});

test('marks in plain text are what they are', () => {
  const text = { type: 'plain_text' as const, text: '*Hi* <@U1>' };
  expect(plainLines([{ type: 'header', text }], findName)).toEqual(['*Hi* <@U1>']);
});
