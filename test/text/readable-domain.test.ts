import { expect, test } from 'vitest';
import { readableDomain, unmistakableAddress, unmistakableDomain } from '../../src/text/readable-domain.ts';

test.for([
  ['acme.com', 'acme.com', 'acme.com'],
  ['xn--bcher-kva.de', 'bücher.de', 'bücher.de (xn--bcher-kva.de)'],
  ['xn--strae-oqa.de', 'straße.de', 'straße.de (xn--strae-oqa.de)'],
  // Cyrillic letters throughout.
  ['xn--80ak6aa92e.com', 'аррӏе.com', 'аррӏе.com (xn--80ak6aa92e.com)'],
  ['xn--fiqs8s', '中国', '中国 (xn--fiqs8s)'],
  // No domain that anybody could type.
  ['xn--a', 'xn--a', 'xn--a'],
])('%s reads %s, and %s where it must not be mistaken', ([domain = '', readable, unmistakable]) => {
  expect(readableDomain(domain)).toBe(readable);
  expect(unmistakableDomain(domain)).toBe(unmistakable);
});

test.for([
  ['ada@acme.com', 'ada@acme.com'],
  ['ada@xn--bcher-kva.de', 'ada@bücher.de (xn--bcher-kva.de)'],
])('the address %s reads %s', ([address = '', readable]) => {
  expect(unmistakableAddress(address)).toBe(readable);
});
