import { expect, test } from 'vitest';
import {
  readableEmailDomain,
  unambiguousAddress,
  unambiguousEmailDomain,
} from '../../src/text/email-domain.ts';

test.for([
  ['acme.com', 'acme.com', 'acme.com'],
  ['xn--bcher-kva.de', 'bücher.de', 'bücher.de (xn--bcher-kva.de)'],
  ['xn--strae-oqa.de', 'straße.de', 'straße.de (xn--strae-oqa.de)'],
  // Only Cyrillic letters.
  ['xn--80ak6aa92e.com', 'аррӏе.com', 'аррӏе.com (xn--80ak6aa92e.com)'],
  ['xn--fiqs8s', '中国', '中国 (xn--fiqs8s)'],
  // Not a valid domain: nobody could type it.
  ['xn--a', 'xn--a', 'xn--a'],
])('%s reads %s, and %s in its unambiguous form', ([domain = '', readable, unambiguous]) => {
  expect(readableEmailDomain(domain)).toBe(readable);
  expect(unambiguousEmailDomain(domain)).toBe(unambiguous);
});

test.for([
  ['ada@acme.com', 'ada@acme.com'],
  ['ada@xn--bcher-kva.de', 'ada@bücher.de (xn--bcher-kva.de)'],
])('the address %s reads %s', ([address = '', readable]) => {
  expect(unambiguousAddress(address)).toBe(readable);
});
