import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emailDomainOf, parseAddress, parseAddressList } from '../../../src/domain/core/email-address.ts';

/** Normalized addresses, and invalid entries in quotes. */
function read(text: string): string[] {
  return parseAddressList(text).map((entry) => ('address' in entry ? entry.address : `“${entry.typed}”`));
}

/** An address has at most 254 characters. */
const ofLength = (length: number) =>
  `${'x'.repeat(64)}@${`${'y'.repeat(62)}.`.repeat(2)}${'z'.repeat(length - 195)}.com`;

describe('an address', () => {
  test.for([
    ['grace@acme.com', 'grace@acme.com'],
    ['  Grace.Hopper+wgw@ACME.com\n', 'grace.hopper+wgw@acme.com'],
    ["o'brien@sub.acme.co.uk", "o'brien@sub.acme.co.uk"],
    ['grace@bücher.example', 'grace@xn--bcher-kva.example'],
    ['grace@xn--bcher-kva.example', 'grace@xn--bcher-kva.example'],
    [`${'x'.repeat(64)}@acme.com`, `${'x'.repeat(64)}@acme.com`],
    [ofLength(254), ofLength(254)],
  ])('is normalized: %s', ([typed = '', address]) => {
    expect(parseAddress(typed)).toEqual({ address });
  });

  test.for([
    ['', 'malformed'],
    ['grace', 'malformed'],
    ['@acme.com', 'malformed'],
    ['grace@', 'malformed'],
    ['grace@acme', 'malformed'],
    ['grace@localhost', 'malformed'],
    ['grace@acme..com', 'malformed'],
    ['.grace@acme.com', 'malformed'],
    ['gra..ce@acme.com', 'malformed'],
    ['grace.@acme.com', 'malformed'],
    ['grace@-acme.com', 'malformed'],
    ['grace@acme.com.', 'malformed'],
    ['grace@127.0.0.1', 'malformed'],
    ['grace@[127.0.0.1]', 'malformed'],
    ['grace hopper@acme.com', 'malformed'],
    ['a@b@acme.com', 'malformed'],
    ['"grace"@acme.com', 'malformed'],
    ['grace%40evil.test@acme.com@', 'malformed'],
    ['grace@acme%2ecom', 'malformed'],
    ['grace@acme.com\r\nBcc: everyone@acme.com', 'malformed'],
    ['grace\0@acme.com', 'malformed'],
    ['grace@acme.com/../../', 'malformed'],
    ['<!channel>@acme.com', 'malformed'],
    [`${'x'.repeat(65)}@acme.com`, 'too-long'],
    [ofLength(255), 'too-long'],
    ['gräce@acme.com', 'unusual-letters'],
    ['grаce@acme.com', 'unusual-letters'],
    ['grace@ａcme.com', 'unusual-letters'],
  ])('is not valid: %j (%s)', ([typed = '', problem]) => {
    expect(parseAddress(typed)).toEqual({ typed: typed.trim(), problem });
  });

  test('a Cyrillic look-alike of a domain becomes another domain in ASCII', () => {
    expect(parseAddress('grace@аcme.com')).toEqual({ address: 'grace@xn--cme-5cd.com' });
  });

  test('parsing a parsed address changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'grapheme' })), (typed) => {
        const once = parseAddress(typed);
        if ('address' in once) expect(parseAddress(once.address)).toEqual(once);
      }),
    );
  });

  test('any parsed address has one @, no space, no control character and at most 254 characters', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('a', '@', '.', ' ', '\r', '\n', '\0', '<', '>', '%', 'ä', '​'),
    });
    fc.assert(
      fc.property(hostile, (typed) => {
        const parsed = parseAddress(typed);
        if ('address' in parsed) expect(parsed.address).toMatch(/^(?=.{3,254}$)[!-?A-~]+@[a-z0-9.-]+$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a list of addresses', () => {
  test.for<[string, string[]]>([
    ['', []],
    [' \n,; ', []],
    ['a@acme.com b@acme.com', ['a@acme.com', 'b@acme.com']],
    [
      'a@acme.com,b@acme.com;c@acme.com\nd@acme.com',
      ['a@acme.com', 'b@acme.com', 'c@acme.com', 'd@acme.com'],
    ],
    ['a@acme.com\r\nb@acme.com\tc@acme.com', ['a@acme.com', 'b@acme.com', 'c@acme.com']],
    ['Grace Hopper <grace@acme.com>', ['grace@acme.com']],
    ['"Hopper, Grace" <grace@acme.com>, ted@acme.com', ['grace@acme.com', 'ted@acme.com']],
    ['<grace@acme.com><ted@acme.com>', ['grace@acme.com', 'ted@acme.com']],
    ['"grace@evil.test" <grace@acme.com>', ['grace@acme.com']],
    ['Please invite grace@acme.com.', ['“Please invite”', 'grace@acme.com']],
    ['grace@acme.com GRACE@acme.com, Grace <Grace@Acme.com>', ['grace@acme.com']],
    ['nonsense, nonsense', ['“nonsense”']],
    ['grace, ted@acme', ['“grace”', '“ted@acme”']],
    ['Hopper, Grace <grace@acme.com>; ted@acme.com', ['grace@acme.com', 'ted@acme.com']],
    ['nobody, Hopper, Grace <grace@acme.com>', ['“nobody”', 'grace@acme.com']],
    ['nobody, <grace@acme.com>', ['“nobody”', 'grace@acme.com']],
    ["(grace@acme.com), 'ted@acme.com', [kim@acme.com].", ['grace@acme.com', 'ted@acme.com', 'kim@acme.com']],
    ['‘grace@acme.com’ “ted@acme.com”', ['grace@acme.com', 'ted@acme.com']],
    ['grace@acme.com: ted@acme.com! kim@acme.com?', ['grace@acme.com', 'ted@acme.com', 'kim@acme.com']],
    ['Mailto:grace@acme.com < mailto:ted@acme.com >', ['grace@acme.com', 'ted@acme.com']],
    ['grace@acme.com；ted@acme.com，kim@acme.com', ['grace@acme.com', 'ted@acme.com', 'kim@acme.com']],
    ['\u200Bgrace@acme.com\u00AD \uFEFFted@acme.com', ['grace@acme.com', 'ted@acme.com']],
    ['<mailto:grace@acme.com|grace@acme.com>', ['grace@acme.com']],
    ['\u202Agrace@acme.com\u202C \u200Eted@acme.com', ['grace@acme.com', 'ted@acme.com']],
    ['\u2068grace@acme.com\u2069 \u061C\u2060ted@acme.com', ['grace@acme.com', 'ted@acme.com']],
    ['Grace <grace', ['“Grace < grace”']],
  ])('%j is read as %j', ([text, entries]) => {
    expect(read(text)).toEqual(entries);
  });

  test('has each address once, in order, with any separators', () => {
    const separator = fc.constantFrom(' ', ',', ';', '\n', ', ', ' ;\n ', '\r\n');
    const entry = fc.record({ address: fc.emailAddress(), named: fc.boolean(), separator });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const text = entries.map((it) => (it.named ? `Some One <${it.address}>` : it.address) + it.separator);
        const wanted = entries.flatMap(({ address }) => {
          const parsed = parseAddress(address);
          return 'address' in parsed ? parsed.address : [];
        });
        const got = parseAddressList(text.join('')).flatMap((it) => ('address' in it ? it.address : []));
        expect(got).toEqual(expect.arrayContaining([...new Set(wanted)]));
        expect(got.filter((address) => wanted.includes(address))).toEqual([...new Set(wanted)]);
      }),
    );
  });

  test('loses nothing typed but the names of addresses and the separators', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'B', '1', '.', '-', 'ä', '!'), minLength: 1 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        expect(read(words.join(', ')).sort()).toEqual([...new Set(words.map((it) => `“${it}”`))].sort());
      }),
    );
  });

  test('parses a megabyte of any text quickly', () => {
    for (const unit of ['<', '"', '@', ' ', 'a@', '<"', 'a<', '",']) {
      expect(parseAddressList(unit.repeat(1_000_000 / unit.length))).toBeInstanceOf(Array);
    }
  });
});

test('the email domain is the part after the last @', () => {
  expect(emailDomainOf('grace@sub.acme.com')).toBe('sub.acme.com');
});
