import { expect, test } from 'vitest';
import { momentInWords } from '../../src/text/moment.ts';

test('a moment is written in full, with its time zone', () => {
  expect(momentInWords(new Date('2026-11-29T10:15:59Z'))).toBe('Sunday 29 November 2026, 10:15 (UTC)');
  expect(momentInWords(new Date('2026-12-01T00:05:00Z'))).toBe('Tuesday 1 December 2026, 00:05 (UTC)');
});
