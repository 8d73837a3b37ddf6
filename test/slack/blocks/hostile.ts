import { expect } from 'vitest';

/** Names as long, and as odd, as a member's may be. */
export const names = {
  ordinary: 'Ada Lovelace',
  longest: 'x'.repeat(100),
  emoji: '👩‍🚀'.repeat(33),
  'right to left': 'דוד בן גוריון',
  markup: '<!channel> *bold* <http://evil.test|here> `code` & :smile: <@U123> <!date^1^{date}|x>',
  'one letter': 'A',
};

/** Every text of blocks that Slack reads markup in. */
function markupIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(markupIn);
}

/** What somebody typed reaches no text in which Slack reads mentions and links. */
export function expectInert(view: unknown): void {
  for (const text of markupIn(view)) expect(text).not.toMatch(/<!channel>|<@U|<http|evil/);
}
