import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import type { RosterEntry } from '../../../src/domain/roster/roster.ts';
import {
  addOrganization,
  inviteForm,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../support/domain.ts';
import { addMembers, listOf } from './roster-lists.ts';

let domain: TestDomain;
let acme: TestOrganization;
beforeAll(async () => {
  domain = await startTestDomain();
  acme = await addOrganization(domain);
  await addMembers(domain, acme, [
    { name: 'Grace O’Brien-Hopper', email: 'grace@cobol.org' },
    { name: 'Zoë Çelik', email: 'zz.zoe+news@acme.com' },
    { name: 'Émile van der Berg', email: 'vdberg@acme.com' },
    { name: '山田 太郎', email: 'yt@acme.com' },
    { name: 'דוד לוי', email: 'levi@acme.com' },
    { name: 'Иван Петров', email: 'ivan_petrov@acme.com' },
    { name: 'Bo 🙂 100% <!channel>', email: 'bo@acme.com' },
    { name: 'Ann, "AJ" Lee (sales)', email: 'al@acme.com' },
    { name: 'x'.repeat(100), email: `${'y'.repeat(64)}@long.example` },
  ]);
  await invite(domain, acme.administrator, inviteForm(acme, ['ted.codd@acme.com', 'o’neil@acme.com']));
  // Entries of another organization, which nobody here finds.
  const globex = await addOrganization(domain, 'Globex');
  await addMembers(domain, globex, [{ name: 'Grace Zoë Ted', email: 'grace@cobol.org' }]);
});
afterAll(() => domain.close());

const grace = 'Grace O’Brien-Hopper';
const zoe = 'Zoë Çelik';
const emile = 'Émile van der Berg';
const bo = 'Bo 🙂 100% <!channel>';
const ann = 'Ann, "AJ" Lee (sales)';

describe('a search', () => {
  test.for([
    ['the beginning of a first name', 'gra', [grace]],
    ['the beginning of a last name, in other case', 'HOP', [grace]],
    ['a single letter', 'h', [grace]],
    ['the part after an apostrophe', 'brien', [grace]],
    ['an apostrophe of another kind', "o'brien", [grace]],
    ['a name with a hyphen, as a whole', 'o’brien-hopper', [grace]],
    ['the beginning of a name with a hyphen', 'O‘Brien-H', [grace]],
    ['several words in any order', 'hopper grace', [grace]],
    ['words of name and address together', 'cobol hop', [grace]],
    ['a whole address', 'grace@cobol.org', [grace]],
    ['an address in other case, with spaces around', '  GRACE@Cobol.ORG ', [grace]],
    ['an address in brackets', '<grace@cobol.org>', [grace]],
    ['a domain', '@cobol.org', [grace]],
    ['a part of a domain', 'org', [grace]],
    ['words of an address', 'news', [zoe]],
    ['a name without its accents', 'zoe celik', [zoe]],
    ['a name with its accents', 'zoë ÇELIK', [zoe]],
    ['decomposed accents', 'Zoe\u0308', [zoe]],
    ['other accents', 'zoé', [zoe]],
    ['small words', 'der van', [emile]],
    ['a name that starts with an accent', 'emil', [emile]],
    ['letters without case', '山田', ['山田 太郎']],
    ['the beginning of letters without case', '太', ['山田 太郎']],
    ['a name written from right to left', 'לוי', ['דוד לוי']],
    ['a right-to-left name in another order', 'לוי דוד', ['דוד לוי']],
    ['another alphabet, in other case', 'ПЕТР', ['Иван Петров']],
    ['words around an underscore', 'petrov', ['Иван Петров']],
    ['numbers', '100', [bo]],
    ['a name that looks like markup', '<!channel>', [bo]],
    ['a name beside an emoji', 'bo', [bo]],
    ['words in quotation marks and brackets', 'aj sales', [ann]],
    ['words with commas', 'Lee, Ann', [ann]],
    ['words around control characters', 'gra\u0000hop\u0007', [grace]],
    ['a backslash at the end of a word', 'gra\\', [grace]],
    ['an invited person', 'codd', ['ted.codd@acme.com']],
    ['the address of an invited person', 'ted.codd@acme.com', ['ted.codd@acme.com']],
    ['a very long name', 'x'.repeat(100), ['x'.repeat(100)]],
    ['a very long address', `${'y'.repeat(64)}@long.example`, ['x'.repeat(100)]],
  ] as const)('finds by %s', async ([, words, names]) => {
    expect(await listOf(domain, acme, { words })).toEqual(names);
  });

  test.for([
    ['a part within a word', 'race'],
    ['the end of a word', 'ilik'],
    ['words of which one matches nobody', 'grace nobody'],
    ['words of different people', 'grace zoe'],
    ['words across two names', 'grace celik'],
    ['a wildcard for any text', 'gr%ce'],
    ['a wildcard for any letter', 'gr_ce'],
    ['a word longer than any name', 'x'.repeat(101)],
    ['pages of text', 'x'.repeat(100_000)],
    ['many words', 'grace '.repeat(5000).concat('nobody')],
    ['the words of another organization', 'globex'],
  ] as const)('finds nobody by %s', async ([, words]) => {
    expect(await listOf(domain, acme, { words })).toEqual([]);
  });

  test('looks for all words, however many are typed', async () => {
    const all = 'grace o brien hopper cobol org grac gra';
    expect(await listOf(domain, acme, { words: all })).toEqual([grace]);
    expect(await listOf(domain, acme, { words: `${all} nobody` })).toEqual([]);
    expect(await listOf(domain, acme, { words: `nobody ${all}` })).toEqual([]);
  });

  test.for(['', '   ', '\u3000', '\u0000\n'])('without words finds everybody: %j', async (words) => {
    expect(await listOf(domain, acme, { words })).toEqual(await listOf(domain, acme));
  });

  test.for(['!!!', '%', '_', '\\', '% _ \\ * ? . - @', "'", '"', '🙂', '“ ”', '\u200B', '\u0301'])(
    'for punctuation alone finds nobody; beside words, punctuation is ignored: %j',
    async (words) => {
      expect(await listOf(domain, acme, { words })).toEqual([]);
      expect(await listOf(domain, acme, { words: `${words} grace ${words}` })).toEqual([grace]);
    },
  );

  test('lists an entry once if two of its words match', async () => {
    expect(await listOf(domain, acme, { words: 'z' })).toEqual([zoe]);
    expect(await listOf(domain, acme, { words: 'zoe zoe z' })).toEqual([zoe]);
  });

  test('lists members before invitations, each ordered by the matching word', async () => {
    const globex = await addOrganization(domain, 'Globex');
    await addMembers(domain, globex, [
      { name: 'Aaron Maas', email: '1@globex.com' },
      { name: 'Mabel Zorn', email: '2@globex.com' },
      { name: 'Bea Macy', email: '3@globex.com' },
    ]);
    await invite(domain, globex.administrator, inviteForm(globex, ['max@globex.com', 'mae@globex.com']));
    expect(await listOf(domain, globex, { words: 'ma' })).toEqual([
      'Aaron Maas',
      'Mabel Zorn',
      'Bea Macy',
      'mae@globex.com',
      'max@globex.com',
    ]);
  });
});

/** Parts of names, and the words whose beginnings find each. */
const parts: [part: string, ...words: string[]][] = [
  ['Zoë', 'zoe'],
  ['ZOLA', 'zola'],
  ['Çelik', 'celik'],
  ['O’Brien', "o'brien", 'brien'],
  ['Anne-Marie', 'anne-marie', 'marie'],
  ['Ann', 'ann'],
  ['van', 'van'],
  ['Иван', 'иван'],
  ['山田', '山田'],
  ['דוד', 'דוד'],
  ['R2D2', 'r2d2'],
];
const fragments = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 });
const words = fc.array(
  fc.tuple(
    fc.constantFrom(...parts.flatMap(([, ...starts]) => starts), 'acme', 'com', 'rien', 'oe', 'q'),
    fc.integer({ min: 1, max: 8 }),
    fc.boolean(),
  ),
  { minLength: 1, maxLength: 3 },
);

test('for any names, finds exactly the entries with words that begin so', async () => {
  const initech = await addOrganization(domain, 'Initech');
  const teams = fc.array(fragments, { minLength: 40, maxLength: 40 });
  const [team = []] = fc.sample(teams, { numRuns: 1, seed: 42 });
  const people = team.map((name, n) => ({
    name: name.map(([part]) => part).join(' '),
    email: `n${n}@acme.com`,
    words: [...name.flatMap(([, ...starts]) => starts), `n${n}@acme.com`, 'acme.com', 'com'],
  }));
  await addMembers(
    domain,
    initech,
    people.map(({ name, email }) => ({ name, email })),
  );
  await fc.assert(
    fc.asyncProperty(words, async (typed) => {
      const searched = typed.map(([word, length]) => [...word].slice(0, length).join(''));
      const query = searched.map((word, n) => (typed[n]?.[2] ? word.toUpperCase() : word)).join(' ');
      const emails = (await listOf(domain, initech, { words: query, role: 'MEMBER' }, emailOf)).sort();
      // Characters after the last letter of a word are not searched.
      const begins = searched.map((word) => word.replace(/['-]$/, ''));
      const expected = people.filter((person) =>
        begins.every((begin) => person.words.some((word) => word.startsWith(begin))),
      );
      expect(emails).toEqual(expected.map(({ email }) => email).sort());
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

const emailOf = ({ email }: RosterEntry) => email;
