import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { InvitationRequest } from '../../../src/domain/requests/request.ts';

/** Names that a member may have: the longest, and odd ones. */
export const names = {
  ordinary: 'Ada Lovelace',
  longest: 'x'.repeat(100),
  emoji: '👩‍🚀'.repeat(33),
  'right to left': 'דוד בן גוריון',
  markup: '<!channel> *bold* <http://evil.test|here> `code` & :smile: <@U123> <!date^1^{date}|x>',
  'one letter': 'A',
};

const localPart = 'x'.repeat(64);

/** The longest address that there can be, and a short one. */
export const addresses = [`${localPart}@${'y'.repeat(63)}.${'z'.repeat(63)}.${'w'.repeat(57)}.com`, 'a@b.co'];
export const moment = new Date('2026-11-25T10:15:00Z');

/** So many requests, of each state if they are few. */
export function requests(name: string, count: number): InvitationRequest[] {
  const states = ['PENDING', 'APPROVED', 'DECLINED', 'WITHDRAWN'] as const;
  return Array.from({ length: count }, (_, n) => ({
    id: randomUUID(),
    email: addresses[n % 2] ?? '',
    role: 'ADMINISTRATOR',
    note: name.repeat(5).slice(0, 500),
    state: count > 4 ? 'PENDING' : (states[n % 4] ?? 'PENDING'),
    requesterName: name,
    deciderName: name,
  }));
}

/** Every text in blocks that Slack reads as markup. */
function markupIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(markupIn);
}

/** Typed text is in no text that Slack reads as markup. */
export function expectNoMarkup(view: unknown): void {
  for (const text of markupIn(view)) expect(text).not.toMatch(/<!channel>|<@U|<http|evil/);
}
