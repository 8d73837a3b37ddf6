import { expect, test } from 'vitest';
import { mailtoUrl } from '../../src/text/mailto-url.ts';

test('an address stays one, whatever its letters', () => {
  expect(mailtoUrl('grace@acme.com')).toBe('mailto:grace@acme.com');
  expect(mailtoUrl('a?cc=v&b@acme.com')).toBe('mailto:a%3Fcc%3Dv%26b@acme.com');
});
