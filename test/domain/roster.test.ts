import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invite } from '../../src/domain/invitations/invite.ts';
import { listRoster } from '../../src/domain/roster/list-roster.ts';
import type { RosterEntry, RosterFilter } from '../../src/domain/roster/roster.ts';
import { found, inviteForm, startTestDomain, type TestDomain, type TestOrganization } from './test-domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const everyone: RosterFilter = { words: '', show: 'everyone' };

/** Adds members by name; those who are said to be are Administrators. */
async function addMembers(
  { administrator: { organizationId } }: TestOrganization,
  people: readonly { name: string; email?: string; role?: 'ADMINISTRATOR' | 'MEMBER' }[],
): Promise<void> {
  await domain.prisma.member.createMany({
    data: people.map(({ name, email = `${randomUUID()}@acme.com`, role = 'MEMBER' }) => ({
      organizationId,
      name,
      email,
      role,
      joinedAt: domain.now(),
    })),
  });
}

const labelOf = (entry: RosterEntry) => (entry.list === 'members' ? entry.name : entry.email);

async function list(organization: TestOrganization, filter: Partial<RosterFilter> = {}, limit = 100) {
  const { entries } = await listRoster(domain, organization.administrator, {
    filter: { ...everyone, ...filter },
    limit,
  });
  return entries.map(labelOf);
}

describe('the roster', () => {
  test('lists members by name, whatever its accents and case, then invitations by expiry', async () => {
    const acme = await found(domain);
    await addMembers(acme, [{ name: 'émile' }, { name: 'Zoë' }, { name: 'Eve' }, { name: 'Emil' }]);
    await invite(domain, acme.administrator, inviteForm(acme, ['second@acme.com']));
    domain.pass({ hours: -1 });
    await invite(domain, acme.administrator, inviteForm(acme, ['first@acme.com']));
    domain.pass({ hours: 1 });
    expect(await list(acme)).toEqual([
      'Ada Lovelace',
      'Emil',
      'émile',
      'Eve',
      'Zoë',
      'first@acme.com',
      'second@acme.com',
    ]);
  });

  test('shows one organization alone, and no one who was removed or has answered', async () => {
    const [acme, globex] = [await found(domain), await found(domain, 'Globex')];
    await addMembers(globex, [{ name: 'Hank' }]);
    await addMembers(acme, [{ name: 'Gone' }]);
    await domain.prisma.member.updateMany({
      where: { name: 'Gone', organizationId: acme.administrator.organizationId },
      data: { removedAt: domain.now() },
    });
    await invite(domain, acme.administrator, inviteForm(acme, ['no@acme.com']));
    await domain.prisma.invitation.updateMany({
      where: { organizationId: acme.administrator.organizationId },
      data: { state: 'DECLINED' },
    });
    expect(await list(acme)).toEqual(['Ada Lovelace']);
    expect(await list(acme, { words: 'gone' })).toEqual([]);
    expect(await list(acme, { words: 'no@' })).toEqual([]);
  });

  test('narrows to a role, to members, and to invitations open or expired', async () => {
    const acme = await found(domain);
    await addMembers(acme, [{ name: 'Bob' }, { name: 'Kim', role: 'ADMINISTRATOR' }]);
    await invite(domain, acme.administrator, inviteForm(acme, ['old@acme.com']));
    domain.pass({ hours: 7 * 24 });
    await invite(domain, acme.administrator, inviteForm(acme, ['new@acme.com'], { role: 'ADMINISTRATOR' }));
    expect(await list(acme, { role: 'ADMINISTRATOR' })).toEqual(['Ada Lovelace', 'Kim', 'new@acme.com']);
    expect(await list(acme, { show: 'members' })).toEqual(['Ada Lovelace', 'Bob', 'Kim']);
    expect(await list(acme, { show: 'invitations' })).toEqual(['old@acme.com', 'new@acme.com']);
    expect(await list(acme, { show: 'open' })).toEqual(['new@acme.com']);
    expect(await list(acme, { show: 'expired' })).toEqual(['old@acme.com']);
    expect(await list(acme, { show: 'expired', words: 'old' })).toEqual(['old@acme.com']);
    expect(await list(acme, { show: 'open', words: 'old' })).toEqual([]);
  });
});

describe('a search', () => {
  test.for([
    ['the beginning of a first name', 'gra', ['Grace O’Brien-Hopper']],
    ['of a last name', 'HOP', ['Grace O’Brien-Hopper']],
    ['of what stands behind an apostrophe', 'brien', ['Grace O’Brien-Hopper']],
    ['several words in any order', 'hopper grace', ['Grace O’Brien-Hopper']],
    ['words of name and address together', 'cobol grace', ['Grace O’Brien-Hopper']],
    ['a whole address', 'grace@cobol.org', ['Grace O’Brien-Hopper']],
    ['a domain', '@cobol.org', ['Grace O’Brien-Hopper']],
    ['another case and other accents', 'ZOE', ['Zoë Çelik']],
    ['letters of other alphabets', '山田', ['山田 太郎']],
    ['what is written from right to left', 'דוד', ['דוד']],
    ['no part within a word', 'race', []],
    ['every word has to be found', 'grace zoe', []],
    [
      'signs that mean something to databases',
      '% _ \\',
      ['Ada Lovelace', 'Grace O’Brien-Hopper', 'Zoë Çelik', 'דוד', '山田 太郎', 'ted.codd@acme.com'],
    ],
    ['an address that is invited', 'codd', ['ted.codd@acme.com']],
    ['somebody found by two words is listed once', 'z', ['Zoë Çelik']],
    ['far more than anybody is called', 'x'.repeat(254), []],
  ] as const)('finds by %s', async ([, words, found_]) => {
    const acme = await found(domain);
    await addMembers(acme, [
      { name: 'Grace O’Brien-Hopper', email: 'grace@cobol.org' },
      { name: 'Zoë Çelik', email: 'zz.zoe@acme.com' },
      { name: '山田 太郎', email: 'yt@acme.com' },
      { name: 'דוד', email: 'david@acme.com' },
    ]);
    await invite(domain, acme.administrator, inviteForm(acme, ['ted.codd@acme.com']));
    expect([...(await list(acme, { words }))].sort()).toEqual([...found_].sort());
  });
});

test('pages forwards and backwards lead past everybody, once, whatever their names', async () => {
  const acme = await found(domain);
  const { administrator } = acme;
  await addMembers(
    acme,
    ['Same', 'Same', 'Same', 'same', 'Émile', 'Emile', '🙂', '<!channel>', 'a b c d e f g h i j k l m n'].map(
      (name, n) => ({ name, role: n % 3 === 0 ? 'ADMINISTRATOR' : 'MEMBER' }),
    ),
  );
  await invite(domain, administrator, inviteForm(acme, ['a@acme.com', 'b@acme.com', 'same@acme.com']));
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        limit: fc.constantFrom(1, 2, 3, 7),
        words: fc.constantFrom('', 'a', 'same', 'acme'),
        role: fc.constantFrom('ADMINISTRATOR' as const, 'MEMBER' as const, undefined),
        show: fc.constantFrom('everyone' as const, 'members' as const, 'invitations' as const),
      }),
      async ({ limit, ...filter }) => {
        const all = await listRoster(domain, administrator, { filter, limit: 100 });
        const ids = all.entries.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const forwards: string[] = [];
        let page = await listRoster(domain, administrator, { filter, limit });
        for (;;) {
          forwards.push(...page.entries.map(({ id }) => id));
          if (page.next === undefined) break;
          page = await listRoster(domain, administrator, { filter, limit, from: page.next });
        }
        expect(forwards).toEqual(ids);
        const backwards = [...page.entries.map(({ id }) => id)];
        while (page.previous !== undefined) {
          page = await listRoster(domain, administrator, { filter, limit, from: page.previous });
          backwards.unshift(...page.entries.map(({ id }) => id));
        }
        expect(backwards).toEqual(ids);
      },
    ),
    { numRuns: 40 },
  );
});

test('a page that has become empty is the first one', async () => {
  const acme = await found(domain);
  await addMembers(acme, [{ name: 'Bob' }]);
  const { organizationId } = acme.administrator;
  const first = await listRoster(domain, acme.administrator, { filter: everyone, limit: 1 });
  await domain.prisma.member.updateMany({
    where: { organizationId, name: 'Bob' },
    data: { removedAt: domain.now() },
  });
  const gone = await listRoster(domain, acme.administrator, { filter: everyone, limit: 1, from: first.next });
  expect(gone.entries.map(labelOf)).toEqual(['Ada Lovelace']);
  expect(gone.next).toBeUndefined();
});
