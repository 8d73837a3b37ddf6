import { expect, test } from 'vitest';
import { roleSummary, roleWithArticle } from '../../src/text/roles.ts';

test('a role and its summary form a sentence', () => {
  expect(`${roleWithArticle('MEMBER')} ${roleSummary('MEMBER')}`).toBe(
    'a Member sees jobs, reviews and moves applications, and writes to applicants',
  );
  expect(`${roleWithArticle('ADMINISTRATOR')} ${roleSummary('ADMINISTRATOR')}`).toBe(
    'an Administrator manages jobs, applications, members, settings and billing',
  );
});
