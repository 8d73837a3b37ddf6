import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_NAME_LENGTH, parseSingleLine } from '../../../src/domain/core/single-line.ts';
import {
  addOrganization,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../support/domain.ts';
import { addMembers, listOf } from './roster-lists.ts';

/** Names, and searches that find each. */
const names: [name: string, ...searches: string[]][] = [
  ['“Bob” Marley', 'bob', 'BOB marley', '“bob”', '"bob"'],
  ['Jean—Luc Picard', 'luc', 'jean-luc', 'jean—luc'],
  ['ジョン・スミス', 'ジョン', 'スミス', 'ジョン・スミス', 'ｼﾞｮﾝ'],
  ['🙂Zoe👩‍💻Quill❤️𝄞', 'zoe', 'quill', '🙂zoe', 'quill❤️'],
  ['…Anselm • Bård ™', 'anselm', 'bård', 'bard'],
  ['«Désirée»†Kühn', 'desiree', 'kuhn'],
  ['Наталʼя Шевченко', 'натал', "натал'я", 'натал’я'],
  ['צבי בן־גוריון', 'גוריון', 'בן־גוריון', 'בן-גוריון'],
  ['Łódź Øystein', 'lodz', 'łódź', 'LODZ', 'oystein', 'Øystein'],
  ['Strauß Đorđević', 'strauss', 'strauß', 'STRAUẞ', 'dordevic', 'đorđević'],
  ['Ægir Œdipe Þór', 'aegir', 'ægir', 'oedipe', 'thor', 'Þór'],
  ['Işıl Ħamrun', 'isil', 'ışıl', 'hamrun'],
  ['Νίκος', 'ΝΙΚΟΣ', 'νικος', 'νικ'],
  ['שָׁלוֹם כֹּהֵן', 'שלום', 'כהן', 'שָׁלוֹם'],
  ['مُحَمَّد أحـمد', 'محمد', 'احمد', 'أحمد', 'مُحَمَّد'],
  ['علی‌رضا', 'علیرضا', 'علی‌رضا'],
  ['राम फ़िरोज़', 'राम', 'फिरोज', 'फ़िरोज़'],
  ['김민수', '김민', '기'],
  [`${'A B C D E F G H '.repeat(6)}Zulu`, 'zulu'],
];

let domain: TestDomain;
let acme: TestOrganization;
beforeAll(async () => {
  domain = await startTestDomain();
  acme = await addOrganization(domain);
  await addMembers(
    domain,
    acme,
    names.map(([name], n) => ({ name, email: `n${n}@acme.com` })),
  );
});
afterAll(() => domain.close());

describe('a search', () => {
  const cases = names.flatMap(([name, ...searches]) => searches.map((words) => [words, name] as const));
  test.for(cases)('for "%s" finds %s', async ([words, name]) => {
    expect(await listOf(domain, acme, { words })).toEqual([name]);
  });

  test('treats vowel signs as letters where they are, as in Hindi', async () => {
    expect(await listOf(domain, acme, { words: 'रम' })).toEqual([]);
  });
});

test('the list is ordered by the letters of names, ignoring punctuation and symbols', async () => {
  const globex = await addOrganization(domain, 'Globex');
  await addMembers(domain, globex, ['Bea', '“Bob”', 'Łukasz', '🙂Zoe', 'Cem', 'Lena']);
  expect(await listOf(domain, globex)).toEqual([
    'Ada Lovelace',
    'Bea',
    '“Bob”',
    'Cem',
    'Lena',
    'Łukasz',
    '🙂Zoe',
  ]);
});

test('any name is found by the whole name and by its beginning', async () => {
  const globex = await addOrganization(domain, 'Globex');
  const parts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), {
    maxLength: 4,
  });
  const team = fc
    .sample(parts, { numRuns: 99, seed: 42 })
    .flatMap((each, n) => parseSingleLine(`N${n} ${each.join(' ')}`, MAX_NAME_LENGTH) ?? []);
  expect(team.length).toBeGreaterThan(50);
  await addMembers(domain, globex, team);
  for (const name of team) {
    expect(await listOf(domain, globex, { words: name }), name).toContain(name);
    const beginning = [...name].slice(0, -1).join('');
    expect(await listOf(domain, globex, { words: beginning }), beginning).toContain(name);
  }
});
