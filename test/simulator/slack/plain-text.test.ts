import { expect, test } from 'vitest';
import { plainLines, plainText } from './plain-text.ts';

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

test('dates are in the time zone of the reader', () => {
  const now = Date.UTC(2014, 1, 18, 20);
  const text = '*Expires* _<!date^1392734382^{date_short_pretty} at {time}|Feb 18>_';
  expect(plainText(text, findName, { now })).toBe('Expires Today at 2:39 PM');
  const reader = { now, timeZone: 'Asia/Tokyo' };
  expect(plainText(text, findName, reader)).toBe('Expires Yesterday at 11:39 PM');
  const elements = [{ type: 'mrkdwn' as const, text }];
  expect(plainLines([{ type: 'context', elements }], findName, reader)).toEqual([
    'Expires Yesterday at 11:39 PM',
  ]);
});

test.each([
  ['<!date^1392734382^{date_num}^https://a.example|x>', '2014-02-18 (https://a.example)'],
  ['<!date^never^{date}|no date>', 'no date'],
  // Without a fallback it is not a date.
  ['<!date^1392734382^{date}>', '<!date^1392734382^{date}>'],
])('%s reads as %s', (text, shown) => {
  expect(read(text)).toBe(shown);
});

test('plain text keeps its formatting characters', () => {
  const text = { type: 'plain_text' as const, text: '*Hi* <@U1>' };
  expect(plainLines([{ type: 'header', text }], findName)).toEqual(['*Hi* <@U1>']);
});
