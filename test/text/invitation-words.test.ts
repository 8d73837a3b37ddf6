import { expect, test } from 'vitest';
import { momentInWords, roleSummary, roleWithArticle } from '../../src/text/invitation-words.ts';

test('a moment is told in full, with its time zone', () => {
  expect(momentInWords(new Date('2026-11-29T10:15:59Z'))).toBe('Sunday 29 November 2026, 10:15 (UTC)');
  expect(momentInWords(new Date('2026-12-01T00:05:00Z'))).toBe('Tuesday 1 December 2026, 00:05 (UTC)');
});

test('roles read as part of a sentence', () => {
  expect(`${roleWithArticle('MEMBER')} ${roleSummary('MEMBER')}`).toBe(
    'a Member sees jobs, reviews and moves applications, and writes to applicants',
  );
  expect(`${roleWithArticle('ADMINISTRATOR')} ${roleSummary('ADMINISTRATOR')}`).toBe(
    'an Administrator manages jobs, applications, members, settings and billing',
  );
});
